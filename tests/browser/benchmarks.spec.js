// An owner reads where she stands, and a manager what a province lacks, in Spanish on a phone.
import { violations } from './axe.js';
import { expect, overflow, signIn, test, visit } from './helpers.js';

test.use({ locale: 'es', viewport: { width: 360, height: 640 } });

async function whole(page) {
  expect(await overflow(page)).toBeNull();
  expect(await violations(page)).toEqual([]);
}

test('the owner reads her gap, her benchmark and her three next steps, and prints them', async ({ page }) => {
  await signIn(page, 'Integrante de empresa', 'es');
  const firm = await page.locator('main a[href*="/firms/"]').first().getAttribute('href');
  await visit(page, `${firm}/assessments`);
  await whole(page);
  await page.locator('.cards a').first().click();
  await page.waitForURL(/assessments\/[^/]+$/);
  const result = new URL(page.url()).pathname;
  await expect(page.getByRole('heading', { name: 'Qué hacer ahora: 3 pasos' })).toBeVisible();
  expect(await page.locator('.nextsteps > li').count()).toBe(3);
  await expect(page.getByRole('heading', { name: 'Qué se cumple y qué falta' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Entre empresas parecidas' })).toBeVisible();
  await expect(page.locator('#place ~ p').first()).toContainText('En comparación con');
  await visit(page, result);
  await whole(page);
  // On paper: no navigation, no form; the picture and the steps stay.
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.nextsteps')).toBeVisible();
  await expect(page.locator('section[aria-labelledby=place] img')).toBeVisible();
  await expect(page.locator('nav').first()).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await visit(page, `${firm}/benchmarks`);
  await whole(page);
  await expect(page.getByRole('heading', { name: /^Puntos de toda la norma, HACCP/ }).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: /^Avance en un año, HACCP/ }).first()).toBeVisible();
  // What is a manager's is not there.
  await visit(page, '/es/benchmarks/haccp');
  await expect(page.locator('#lift')).toHaveCount(0);
  const lift = await page.request.get('/es/benchmarks/haccp/files/lift.csv');
  expect(lift.status()).toBe(404);
  const make = await page.request.post('/es/benchmarks/haccp/make', { headers: { 'sec-fetch-site': 'same-origin' } });
  expect(make.status()).toBe(404);
});

test('the manager finds the two requirements that most firms of a province lack', async ({ page }) => {
  await signIn(page, 'Gerencia de programas', 'es');
  await page.getByRole('link', { name: 'Comparativos' }).click();
  await whole(page);
  await page.getByRole('link', { name: /^HACCP/ }).click();
  await whole(page);
  await page.getByLabel('Cuál').selectOption({ label: 'Mendoza' });
  await page.getByRole('button', { name: 'Mostrar' }).click();
  await whole(page);
  const most = page.locator('.sentences p');
  expect(await most.count()).toBe(2);
  const shares = (await most.allInnerTexts()).map((text) => Number(text.match(/\((\d+)[  ]?%\)/)[1]));
  expect(shares[0]).toBeGreaterThan(50);
  expect(shares[0]).toBeGreaterThanOrEqual(shares[1]);
  await expect(page.locator('#lift')).toBeVisible();
  // The file says the same as the page.
  const file = await page.locator('a[download][href*=".csv"]').first().getAttribute('href');
  const csv = await (await page.request.get(file)).text();
  const first = csv.split('\n')[1];
  expect(await most.first().innerText()).toContain(first.split(',')[3].replaceAll('"', ''));
  // Made yesterday: no new count before it has had its rest.
  await visit(page, '/es/benchmarks');
  await expect(page.getByRole('button', { name: /Contar ahora/ })).toHaveCount(0);
});
