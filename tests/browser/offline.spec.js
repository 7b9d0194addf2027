// A visit where there is no line, played in Spanish on a phone: taken along, assessed with photographs,
// the browser closed and opened, sent and handed in once. It changes things, so it has a server of its
// own, and a folder for each phone, whose browser is closed and opened.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { violations } from './axe.js';
import { PASSWORD, expect, overflow, sample, signInAs, test } from './helpers.js';
import { start } from './server.js';

test.describe.configure({ mode: 'serial' });

let server;
let agent;
let manager;
test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000);
  server = await start();
  const page = await browser.newPage({ baseURL: server.address });
  Object.assign(page, { problems: [], expectedStatus: new Map() });
  agent = await sample(page, 'Extensionista', 'es');
  manager = await sample(page, 'Gerencia de programas', 'es');
  await page.close();
});
test.afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

/** A phone: a browser whose storage outlives it. */
class Phone {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'puente-phone-'));
  }

  async open() {
    const { launchOptions } = test.info().project.use;
    this.context = await chromium.launchPersistentContext(this.folder, {
      ...launchOptions,
      baseURL: server.address,
      locale: 'es',
      viewport: { width: 360, height: 640 },
    });
    this.context.setDefaultTimeout(30_000);
    this.page = this.context.pages()[0] ?? (await this.context.newPage());
    Object.assign(this.page, { problems: [], expectedStatus: new Map() });
    this.page.on('pageerror', (error) => this.page.problems.push(error.message));
    return this.page;
  }

  /** As when the battery runs out: no page is asked whether it minds. */
  async close() {
    expect(this.page.problems).toEqual([]);
    await this.context.close();
  }

  throwAway() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A photograph as cameras make them: larger than what is sent. */
async function photograph(page, colour) {
  const data = await page.evaluate((fill) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [2000, 1500];
    const pen = canvas.getContext('2d');
    pen.fillStyle = fill;
    pen.fillRect(0, 0, 2000, 1500);
    return canvas.toDataURL('image/jpeg').split(',')[1];
  }, colour);
  return { name: `${colour}.jpg`, mimeType: 'image/jpeg', buffer: Buffer.from(data, 'base64') };
}

async function whole(page) {
  expect(await overflow(page)).toBeNull();
  expect(await violations(page)).toEqual([]);
}

/** Signs in and takes the first firms along; says which one of them is. */
async function takeAlong(page, login, number = 0) {
  await signInAs(page, login, { language: 'es' });
  await page.goto('/es/today');
  await page.getByRole('link', { name: 'Trabajar sin línea' }).click();
  const boxes = page.locator('#choices input');
  await expect(boxes.first()).toBeVisible();
  await boxes.nth(number).check();
  await page.getByRole('button', { name: 'Llevar las elegidas' }).click();
  await expect(page.locator('#firms > li strong').first()).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready);
  return page.locator('#firms > li').nth(number).getAttribute('data-firm');
}

/** Answers every requirement of the chapter that is shown. */
async function answerChapter(page, level) {
  for (const fields of await page.locator('#draft fieldset').all()) {
    await fields.getByRole('radio').nth(level).check();
  }
}

/** Begins HACCP with a firm and answers all of it. */
async function assess(page, firm, level) {
  const card = page.locator(`[data-firm="${firm}"]`);
  await card.getByLabel('Norma').selectOption('haccp');
  await card.getByRole('button', { name: 'Empezar' }).click();
  // The first chapter, wherever the last visit left off.
  await page.locator('#draft nav a').first().click();
  await expect(page.locator('#draft fieldset')).toHaveCount(5);
  await answerChapter(page, level);
  await page.getByRole('link', { name: 'Capítulo siguiente' }).click();
  await expect(page.locator('#draft fieldset')).toHaveCount(7);
  await answerChapter(page, level);
  await expect(page.locator('#draft nav [data-chapter]').last()).toHaveText('7 de 7');
}

/** The assessments of a firm with HACCP, as the list shows them. */
async function listed(page, firm) {
  await page.goto(`/es/firms/${firm}/assessments`);
  const links = page.locator('section', { has: page.getByRole('heading', { name: /HACCP/ }) }).locator('.cards a');
  const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  return hrefs.map((href) => href.match(/assessments\/([0-9a-f-]{36})/)[1]);
}

test('a firm is assessed without a line and handed in once', async ({}) => {
  test.setTimeout(180_000);
  const phone = new Phone();
  let page = await phone.open();
  const firm = await takeAlong(page, agent);
  const before = await listed(page, firm);
  await page.goto('/es/offline');
  await expect(page.getByRole('status').first()).toContainText('Todo está enviado');
  await whole(page);

  // The line is gone; the page still opens, and says so.
  await phone.context.setOffline(true);
  await page.reload();
  await expect(page.locator('#line')).toContainText('Sin línea');
  await assess(page, firm, 2);
  await expect(page.locator('#kept')).toContainText('Guardado en este teléfono');
  const first = page.locator('#P1');
  await first.getByLabel(/Agregar una foto/).setInputFiles(await photograph(page, 'teal'));
  await expect(first.locator('img')).toHaveCount(1);
  const second = page.locator('#P2');
  await second.getByLabel(/Agregar una foto/).setInputFiles(await photograph(page, 'maroon'));
  await expect(second.locator('img')).toHaveCount(1);
  const size = await first.locator('img').evaluate((image) => image.decode().then(() => image.naturalWidth));
  expect(size, 'made smaller before it is kept').toBe(1280);
  await expect(page.locator('#line')).toContainText('diagnósticos 1, fotos 2');
  await whole(page);
  await phone.close();

  // The browser was closed; opened again, still without a line, everything is there.
  page = await phone.open();
  await phone.context.setOffline(true);
  await page.goto('/es/offline');
  await expect(page.locator('#line')).toContainText('Sin línea. Sin enviar: diagnósticos 1, fotos 2');
  await page.getByRole('button', { name: 'Seguir' }).click();
  await page.locator('#draft nav a').last().click();
  await expect(page.locator('#draft .files img')).toHaveCount(2);
  await expect(page.locator('#P7').getByRole('radio').nth(2)).toBeChecked();

  // Pressed twice, before there is a line.
  await page.getByRole('button', { name: 'Entregar' }).dblclick();
  await expect(page.locator('#drafts > li')).toContainText('Se entrega solo cuando haya línea');
  await whole(page);

  // The line is back: it sends by itself, while somebody keeps pressing; one answer is lost on the way.
  let lost = 0;
  await page.route('**/offline/drafts', async (route) => {
    if (lost === 0) {
      lost += 1;
      await route.fetch();
      await route.abort();
    } else {
      await route.continue();
    }
  });
  await phone.context.setOffline(false);
  const card = page.locator('#drafts > li');
  await expect(async () => {
    await page.locator('#send').click({ timeout: 1_000 });
    await expect(card).toContainText('Entregado', { timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  expect(lost).toBe(1);
  await expect(page.locator('#line')).toContainText('Todo está enviado');
  await page.locator('#send').click();
  await whole(page);

  // The institution has one assessment more, with two photographs.
  const after = await listed(page, firm);
  const fresh = after.filter((id) => !before.includes(id));
  expect(fresh).toHaveLength(1);
  await page.goto(`/es/assessments/${fresh[0]}`);
  await expect(page.locator('main .tag').first()).toHaveText('entregado', { ignoreCase: true });
  await expect(page.locator('main img[src*="/evidence/"]')).toHaveCount(2);
  await page.goto('/es/offline');
  await page.getByRole('button', { name: 'Quitar de la lista' }).click();
  await expect(page.locator('#drafts > li')).toHaveText('No hay diagnósticos en este teléfono.');
  await phone.close();
  phone.throwAway();
});

test('two phones meet, and a person decides; another person sees nothing of it', async ({}) => {
  test.setTimeout(180_000);
  const [one, two] = [new Phone(), new Phone()];
  const first = await one.open();
  const firm = await takeAlong(first, agent);
  await one.context.setOffline(true);
  await assess(first, firm, 1);

  // Meanwhile a colleague assesses the same firm from another phone.
  const second = await two.open();
  await signInAs(second, agent, { language: 'es' });
  await second.goto('/es/offline');
  await second.locator(`#choices input[value="${firm}"]`).check();
  await second.getByRole('button', { name: 'Llevar las elegidas' }).click();
  await assess(second, firm, 3);
  await second.getByRole('button', { name: 'Entregar' }).click();
  await expect(second.locator('#drafts > li')).toContainText('Entregado');
  const [theirs] = await listed(second, firm);

  // Back with a line, the first phone sends nothing and asks.
  await first.getByRole('link', { name: 'Volver a la lista' }).click();
  await one.context.setOffline(false);
  const card = first.locator('#drafts > li');
  await expect(card).toContainText('tiene que decidir usted');
  await expect(card.getByRole('link', { name: 'Abrir el otro' })).toHaveAttribute('href', `/es/assessments/${theirs}`);
  await whole(first);

  // Signing out says what stays; whoever comes next sees a number and nothing else.
  await first.goto('/es/today');
  const name = await first.locator('.leave span').innerText();
  await first.getByRole('button', { name: 'Salir' }).click();
  await expect(first).toHaveURL(/\/es\/offline$/);
  // Text counts as there while it is hidden: wait until the page knows that nobody is signed in.
  await expect(first.locator('#left')).toBeVisible();
  await expect(first.locator('#left')).toContainText('Lo que no se envió queda en este teléfono');
  await expect(first.locator('#drafts > li')).toHaveCount(0);
  await one.context.setOffline(true);
  await first.reload();
  await expect(first.locator('#left')).toBeVisible();
  await expect(first.locator('#drafts > li')).toHaveCount(0);
  await one.context.setOffline(false);
  await signInAs(first, manager, { language: 'es' });
  const sent = [];
  first.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
  await first.goto('/es/offline');
  await expect(first.locator('#others')).toContainText('de otra persona sin enviar en este teléfono: 1');
  await first.getByRole('button', { name: 'Enviar ahora' }).click();
  await expect(first.locator('#drafts > li')).toHaveText('No hay diagnósticos en este teléfono.');
  expect(await first.locator('main').innerText()).not.toContain(name);
  expect(sent).toEqual([]);

  // A session that ends by itself: everything stays in sight, and signing in again leads back to it.
  await first.goto('/es/today');
  await first.getByRole('button', { name: 'Salir' }).click();
  await signInAs(first, agent, { language: 'es' });
  await first.goto('/es/offline');
  await expect(card).toContainText('tiene que decidir usted');
  const token = (await one.context.cookies()).find((cookie) => cookie.name === 'puente');
  await one.context.addCookies([{ ...token, value: token.value.replace(/^./, (c) => (c === 'a' ? 'b' : 'a')) }]);
  await first.reload();
  await expect(first.locator('#trouble')).toContainText('Su sesión terminó');
  await expect(card).toContainText('tiene que decidir usted');
  await first.locator('#door a').click();
  await first.locator('input[name=login]').fill(agent);
  await first.locator('input[name=password]').fill(PASSWORD);
  await first.locator('main button[type=submit]').first().click();
  await first.waitForURL(/\/es\/offline$/);
  await expect(card).toContainText('tiene que decidir usted');

  // She keeps hers beside it, and hands it in.
  await first.getByRole('button', { name: 'Guardar también el mío' }).click();
  await expect(card).toContainText('Enviado como borrador');
  await first.getByRole('button', { name: 'Seguir' }).click();
  await first.getByRole('button', { name: 'Entregar' }).click();
  await expect(card).toContainText('Entregado');
  expect((await listed(first, firm)).length).toBe((await listed(second, firm)).length);
  expect(await listed(second, firm)).toContain(theirs);
  for (const phone of [one, two]) {
    await phone.close();
    phone.throwAway();
  }
});

test('what was changed in the system meanwhile is not overwritten', async ({}) => {
  test.setTimeout(120_000);
  const phone = new Phone();
  const page = await phone.open();
  const firm = await takeAlong(page, agent, 1);
  const before = await listed(page, firm);
  await page.goto('/es/offline');
  await assess(page, firm, 2);
  const question = page.locator('#P1');
  await question.getByLabel(/Agregar una foto/).setInputFiles(await photograph(page, 'olive'));
  await expect(question.locator('img')).toHaveCount(1);
  await page.getByRole('link', { name: 'Volver a la lista' }).click();
  // The photograph is cut off on its way, once.
  let cut = 0;
  await page.route('**/evidence/*', (route) => (cut++ === 0 ? route.abort() : route.continue()));
  const card = page.locator('#drafts > li');
  await page.getByRole('button', { name: 'Enviar ahora' }).click();
  await expect(page.locator('#trouble')).toContainText('No se pudo llegar al sistema');
  await expect(card).toContainText('Fotos sin enviar: 1');
  await page.getByRole('button', { name: 'Enviar ahora' }).click();
  await expect(card).toContainText('Enviado como borrador');
  const first = await card.getAttribute('data-draft');

  // She changes it at the desk, and then again on the phone, where nobody knows of that.
  await page.goto(`/es/assessments/${first}/answers?chapter=steps`);
  await page.locator('#S1').getByRole('radio').nth(4).check();
  await page.locator('button[name=leave]').click();
  await page.goto('/es/offline');
  await page.getByRole('button', { name: 'Seguir' }).click();
  await page.locator('#draft nav a').first().click();
  await page.locator('#S2').getByRole('radio').nth(0).check();
  await page.getByRole('button', { name: 'Entregar' }).click();
  await expect(card).toContainText('Este diagnóstico cambió en el sistema');
  await whole(page);
  await page.getByRole('button', { name: 'Guardar también el mío' }).click();
  await expect(card).toContainText('Enviado como borrador');
  const fresh = (await listed(page, firm)).filter((id) => !before.includes(id));
  expect(fresh).toHaveLength(2);
  const second = fresh.find((id) => id !== first);
  for (const [id, level] of [[first, 4], [second, 2]]) {
    await page.goto(`/es/assessments/${id}/answers?chapter=steps`);
    await expect(page.locator('#S1').getByRole('radio').nth(level)).toBeChecked();
    await page.goto(`/es/assessments/${id}`);
    await expect(page.locator('main img[src*="/evidence/"]')).toHaveCount(1);
  }
  await phone.close();
  phone.throwAway();
});
