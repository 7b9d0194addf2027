// On paper there is nothing to click, so what a click would show is shown.
import { expect, test, visit } from './helpers.js';

for (const path of ['/es/profile/BOL', '/es/compare?place=BOL&place=PER']) {
  test(`${path} printed`, async ({ page }) => {
    await visit(page, path);
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('header nav a').first()).toBeHidden();
    await expect(page.locator('.skip')).toBeHidden();
    await expect(page.locator('h1')).toBeVisible();
    for (const link of await page.locator('a[download]').all()) await expect(link).toBeHidden();
    const tables = await page.locator('main table').all();
    expect(tables.length).toBeGreaterThan(2);
    for (const table of tables) {
      const shown = await table.evaluate(
        (element) => element.checkVisibility() && element.getBoundingClientRect().height > 20,
      );
      expect(shown, await table.textContent()).toBe(true);
    }
    const ground = await page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
    expect(ground).toBe('rgb(255, 255, 255)');
  });
}

test.describe('from a dark screen', () => {
  test.use({ colorScheme: 'dark' });

  test('paper stays white and ink black', async ({ page }) => {
    await visit(page, '/es/profile/BOL');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const body = await page.locator('body').evaluate((element) => {
      const { backgroundColor, color } = getComputedStyle(element);
      return { backgroundColor, color };
    });
    expect(body).toEqual({ backgroundColor: 'rgb(255, 255, 255)', color: 'rgb(0, 0, 0)' });
    // Every word must be dark enough for white paper, whatever the screen's theme was.
    const pale = await page.locator('main p, main th, main td, main summary, main a, main .verdict').evaluateAll((all) =>
      all
        .filter((element) => element.checkVisibility())
        .map((element) => [element.textContent.trim().slice(0, 40), getComputedStyle(element).color])
        .filter(([, color]) => color.match(/\d+/g).slice(0, 3).every((part) => Number(part) > 120)),
    );
    expect(pale).toEqual([]);
  });
});
