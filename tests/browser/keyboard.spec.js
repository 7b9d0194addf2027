// A page without a mouse: everything is reached, one sees where one is, and forms can be sent.
import { expect, test, visit } from './helpers.js';

/** Where the focus is, and whether one can see it. Runs in the browser. */
function focused() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  // A link in a line may break, and then its box is not where its outline is; its width still tells.
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  const text = (element.textContent || element.name || '').trim().replace(/\s+/g, ' ').slice(0, 50);
  return {
    what: `${element.tagName.toLowerCase()} "${text}" ${element.getAttribute('href') ?? element.value ?? ''}`,
    index: window.stops.indexOf(element),
    outlined,
    onScreen: box.width > 0 && box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight,
  };
}

/** Numbers what Tab has to reach. Runs in the browser. */
function stops() {
  const candidates = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  window.stops = [...document.querySelectorAll(candidates)].filter(
    (element) => !element.disabled && element.checkVisibility({ visibilityProperty: true }),
  );
  return window.stops.length;
}

const PAGES = [
  '/en/',
  '/es/profile/BOL',
  '/es/compare?place=BOL&place=PER',
  '/pt/paper/A6',
  '/es/paper/replication?verdict=misprint',
  '/en/handbook/replication',
];

for (const path of PAGES) {
  test(`Tab reaches everything on ${path} and shows where it is`, async ({ page }) => {
    await visit(page, path);
    const count = await page.evaluate(stops);
    const reached = new Set();
    const problems = [];
    // A few presses more than there are stops, for regions that scroll are stops of their own.
    for (let press = 0; press < count + 20; press += 1) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(focused);
      if (at === null) break;
      reached.add(at.index);
      if (!at.outlined) problems.push(`no outline: ${at.what}`);
      if (!at.onScreen) problems.push(`out of sight: ${at.what}`);
    }
    const missed = await page.evaluate(
      (indices) => window.stops.filter((_, i) => !indices.includes(i)).map((e) => e.outerHTML.slice(0, 120)),
      [...reached],
    );
    expect(missed, 'never reached').toEqual([]);
    expect(problems).toEqual([]);
  });
}

test('the first stop leads past the navigation', async ({ page }) => {
  await visit(page, '/es/profile/BOL');
  await page.keyboard.press('Tab');
  const skip = page.locator('a[href="#content"]');
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('#content')).toBeFocused();
  // The next stop lies in the content.
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement.closest('main') !== null)).toBe(true);
});

test('countries are compared by keyboard alone', async ({ page }) => {
  await visit(page, '/es/compare');
  const tabTo = async (matches) => {
    for (let press = 0; press < 60; press += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(matches)) return;
    }
    throw new Error('Tab never came there');
  };
  await tabTo(() => document.activeElement.value === 'BOL');
  await page.keyboard.press('Space');
  await tabTo(() => document.activeElement.value === 'PER');
  await page.keyboard.press('Space');
  await tabTo(() => document.activeElement.matches('form button'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/es/compare?place=BOL&place=PER');
  await expect(page.locator('main section').first()).toBeVisible();
});

test('a table opens by keyboard', async ({ page }) => {
  await visit(page, '/es/profile/BOL');
  const summary = page.locator('summary').first();
  await summary.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('details table').first()).toBeVisible();
});
