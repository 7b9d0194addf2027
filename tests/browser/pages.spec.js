// Every kind of page, in every language, at both sizes.
import { violations } from './axe.js';
import { expect, overflow, signIn, test, visit } from './helpers.js';
import { KINDS, LANGUAGES } from './kinds.js';

for (const language of LANGUAGES) {
  for (const { name, path, status } of KINDS) {
    test(`${language}: ${name}`, async ({ page }) => {
      await visit(page, `/${language}/${path}`, { status });
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      expect(await overflow(page), 'the document scrolls sideways').toBeNull();
      expect(await violations(page)).toEqual([]);
      // Once more with every table open, for what is hidden is not checked.
      if ((await page.locator('details:not([open])').count()) > 0) {
        await page.locator('details').evaluateAll((all) => all.forEach((one) => (one.open = true)));
        expect(await overflow(page), 'the document scrolls sideways when opened').toBeNull();
        expect(await violations(page), 'with every table open').toEqual([]);
      }
    });
  }
}

test.describe('in the dark', () => {
  test.use({ colorScheme: 'dark' });

  for (const path of ['', 'profile/BOL', 'compare?place=BOL&place=PER', 'paper/replication']) {
    test(`/es/${path}`, async ({ page }) => {
      await visit(page, `/es/${path}`);
      expect(await violations(page)).toEqual([]);
      for (const picture of await page.locator('main picture img').all()) {
        expect(await picture.evaluate((image) => image.currentSrc)).toContain('.dark.');
      }
    });
  }
});

test('a picture fits the window it is seen in', async ({ page }) => {
  await visit(page, '/pt/profile/BOL');
  const narrow = page.viewportSize().width <= 480;
  for (const picture of await page.locator('main picture img').all()) {
    const source = await picture.evaluate((image) => image.currentSrc);
    expect(source.includes('.narrow.'), source).toBe(narrow);
  }
});

test('a picture opened by itself loads nothing that the policy forbids', async ({ page }) => {
  await visit(page, '/en/profile/BOL');
  const source = await page.locator('main picture img').first().evaluate((image) => image.currentSrc);
  await page.goto(source);
  expect(page.problems).toEqual([]);
});

test('the twin of a page is the same page', async ({ page }) => {
  await visit(page, '/en/paper/replication?verdict=misprint');
  await page.getByRole('link', { name: 'Português' }).click();
  await expect(page).toHaveURL('/pt/paper/replication?verdict=misprint');
  await page.getByRole('link', { name: 'Español' }).click();
  await expect(page).toHaveURL('/es/paper/replication?verdict=misprint');
});

test('the public pages ask nobody who they are', async ({ page }) => {
  await visit(page, '/en/profile/BOL');
  await expect(page.locator('input[type=password]')).toHaveCount(0);
  expect(await page.context().cookies()).toEqual([]);
});

// What each role finds inside, at both sizes.
for (const role of ['Programme manager', 'Extension agent', 'Firm member', 'Buyer', 'Analyst']) {
  test(`the pages of a role: ${role}`, async ({ page }) => {
    await signIn(page, role);
    const links = page.locator('.inside nav a');
    const paths = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(paths.length).toBeGreaterThan(2);
    for (const path of paths) {
      await visit(page, path);
      expect(await overflow(page), path).toBeNull();
      expect(await violations(page), path).toEqual([]);
    }
  });
}
