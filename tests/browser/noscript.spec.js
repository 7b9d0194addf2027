// The pages without JavaScript, as a phone on a slow line or a strict browser sees them.
import { expect, test, visit } from './helpers.js';

test.use({ javaScriptEnabled: false });

test('the navigation leads everywhere', async ({ page }) => {
  await visit(page, '/es/');
  for (const section of ['profile', 'compare', 'standards', 'paper', 'handbook', 'about']) {
    await page.locator(`header nav a[href="/es/${section}"]`).click();
    await expect(page).toHaveURL(`/es/${section}`);
    await expect(page.locator('h1')).toBeVisible();
    await expect(page.locator('header nav [aria-current]').first()).toBeVisible();
  }
});

test('the form compares', async ({ page }) => {
  await visit(page, '/es/compare');
  await page.getByLabel('Bolivia').check();
  await page.getByLabel('Perú').check();
  await page.locator('form button').click();
  await expect(page).toHaveURL('/es/compare?place=BOL&place=PER');
  await expect(page.locator('main section').first()).toBeVisible();
  await expect(page.getByLabel('Perú')).toBeChecked();
});

test('the form lays two standards side by side', async ({ page }) => {
  await visit(page, '/es/standards/compare');
  await page.getByRole('group', { name: 'Primera norma' }).getByLabel('HACCP').check();
  await page.getByRole('group', { name: 'Segunda norma' }).getByLabel('ISO 9001').check();
  await page.locator('form button').click();
  await expect(page).toHaveURL('/es/standards/compare?a=haccp&b=iso-9001');
  await expect(page.locator('main table tbody tr').first()).toBeVisible();
});

test('too few or too many countries are a sentence, not an error', async ({ page }) => {
  await visit(page, '/es/compare');
  await page.locator('form button').click();
  await expect(page.locator('[role=alert]')).toBeVisible();
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.locator('form button').click();
  await expect(page.locator('[role=alert]')).toBeVisible();
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(10);
});

test('a table opens and closes', async ({ page }) => {
  await visit(page, '/es/profile/BOL');
  const details = page.locator('details:not([open])').first();
  const id = await details.locator('xpath=ancestor::section').getAttribute('aria-labelledby');
  const table = page.locator(`section[aria-labelledby="${id}"] details table`);
  await expect(table).toBeHidden();
  await page.locator(`section[aria-labelledby="${id}"] summary`).click();
  await expect(table).toBeVisible();
});

test('every download on a profile is the file that it says', async ({ page, request }) => {
  await visit(page, '/es/profile/BOL');
  const types = {
    csv: /^text\/csv/,
    xlsx: /^application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet$/,
    json: /^application\/json/,
    svg: /^image\/svg\+xml/,
    png: /^image\/png$/,
    md: /^text\/markdown/,
    html: /^text\/html/,
  };
  const begins = { xlsx: 'PK', png: '\x89PNG', svg: '<svg', html: '<!doctype html>' };
  const links = await page.locator('a[download]').all();
  const found = new Set();
  for (const link of links) {
    const path = await link.getAttribute('href');
    const extension = path.split('.').pop();
    found.add(extension);
    const response = await request.get(path);
    expect(response.status(), path).toBe(200);
    expect(response.headers()['content-type'], path).toMatch(types[extension]);
    const body = await response.body();
    if (begins[extension]) {
      expect(body.subarray(0, 16).toString('latin1').startsWith(begins[extension]), path).toBe(true);
    }
    if (extension === 'json') JSON.parse(body.toString());
  }
  expect([...found].sort()).toEqual(Object.keys(types).sort());
});

test('a click on a download saves it under a name that says what it is', async ({ page }) => {
  await visit(page, '/es/paper/A6');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('a[download][href$="A6.csv"]').click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^puente-.*A6\.csv$/);
});
