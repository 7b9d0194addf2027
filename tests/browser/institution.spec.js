// The institution at work, played in Spanish on a phone from the first invitation to an erasure. It
// changes things, so it has a server of its own.
import { violations } from './axe.js';
import { PASSWORD, expect, overflow, signInAs, test, visit } from './helpers.js';
import { start } from './server.js';

test.describe.configure({ mode: 'serial' });

let server;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  server = await start();
});
test.afterAll(async () => {
  expect(await server.stop()).toBe(0);
});
/** A page by itself: nobody is signed in in it. */
async function alone(browser) {
  const context = await browser.newContext({ baseURL: server.address, locale: 'es', viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.problems = [];
  page.expectedStatus = new Map();
  return page;
}

async function whole(page) {
  expect(await overflow(page)).toBeNull();
  expect(await violations(page)).toEqual([]);
}

const login = async (page, role) => {
  await page.goto('/es/sign-in');
  const row = page.locator('tbody tr', { has: page.getByRole('rowheader', { name: role, exact: true }) });
  return row.first().locator('code').first().innerText();
};

test('from an invitation to an erasure', async ({ browser }) => {
  test.setTimeout(180_000);
  // The manager invites an agent and assigns two communities.
  const manager = await alone(browser);
  await signInAs(manager, await login(manager, 'Gerencia de programas'), { language: 'es' });
  await expect(manager.getByText('Esta institución es inventada')).toBeVisible();
  await whole(manager);
  await visit(manager, '/es/people/new');
  await manager.getByLabel('Nombre').fill('Lucía Ferreyra');
  await manager.locator('input[name=phone]').fill('+54 261 555 0199');
  await manager.getByLabel('Extensionista').check();
  const communities = manager.locator('input[name=communities]');
  const assigned = [await communities.nth(0).getAttribute('value'), await communities.nth(1).getAttribute('value')];
  await communities.nth(0).check();
  await communities.nth(1).check();
  await manager.getByRole('button', { name: 'Invitar a una persona' }).click();
  const code = await manager.locator('.slip .code').innerText();
  await whole(manager);

  // The agent comes with the code from paper, and finds a firm by a misspelt name.
  const agent = await alone(browser);
  await visit(agent, '/es/welcome');
  await agent.locator('input[name=invitation]').fill(code.toLowerCase().replaceAll('-', ' '));
  await agent.getByRole('button', { name: 'Seguir' }).click();
  await agent.locator('input[name=password]').fill('cuatro mulas pardas');
  await agent.locator('input[name=again]').fill('cuatro mulas pardas');
  await agent.getByRole('button', { name: 'Entrar' }).click();
  await agent.waitForURL(/today$/);
  await whole(agent);

  // A firm of the first community, as the manager sees it.
  await visit(manager, `/es/firms?community=${assigned[0]}`);
  const first = manager.locator('.cards strong').first();
  const name = await first.innerText();
  const firmPath = new URL(await first.locator('..').getAttribute('href'), server.address).pathname;
  const word = name.normalize('NFD').replace(/[\u0300-\u036f]/g, '').split(/\s+/).sort((a, b) => b.length - a.length)[0];
  const misspelt = word.slice(0, 2) + word.slice(3);
  await visit(agent, '/es/firms');
  await agent.getByRole('searchbox').fill(misspelt.toLowerCase());
  await agent.getByRole('button', { name: 'Buscar', exact: true }).click();
  await whole(agent);
  await agent.getByRole('link', { name, exact: true }).first().click();
  await expect(agent.getByRole('heading', { level: 1 })).toHaveText(name);
  await whole(agent);

  // She adds a visit, which the owner signs later, and a tie.
  await agent.getByRole('link', { name: 'Registrar una visita' }).click();
  await agent.getByLabel('Qué pasó, en sus palabras').fill('Vimos el galpón y <b>los análisis de agua</b>.');
  await agent.getByRole('button', { name: 'Guardar' }).click();
  await expect(agent.getByText('Vimos el galpón y <b>los análisis de agua</b>.')).toBeVisible();
  await agent.getByRole('link', { name: 'Agregar un vínculo' }).click();
  await whole(agent);
  await agent.getByRole('searchbox').fill('laboratorio');
  await agent.getByRole('button', { name: 'Buscar', exact: true }).click();
  await agent.getByLabel(/Laboratorio de Residuos/).check();
  await agent.getByRole('radio', { name: /Colabora con/ }).first().check();
  await whole(agent);
  await agent.locator('main form[method=post] button[type=submit]').click();
  await agent.waitForURL((url) => url.pathname === firmPath);

  // She invites the owner, who comes with the code on paper and sees her firm and nobody else's.
  await agent.getByRole('link', { name: 'Invitar a la dueña o al dueño' }).click();
  await agent.getByLabel('Nombre').fill('Juana Sin Correo');
  await agent.getByRole('button', { name: 'Invitar a una persona' }).click();
  const paper = await agent.locator('.slip .code').innerText();
  const owner = await alone(browser);
  await visit(owner, '/es/welcome');
  await owner.locator('input[name=invitation]').fill(paper);
  await owner.getByRole('button', { name: 'Seguir' }).click();
  await owner.locator('input[name=password]').fill(PASSWORD);
  await owner.locator('input[name=again]').fill(PASSWORD);
  await owner.getByRole('button', { name: 'Entrar' }).click();
  await owner.waitForURL(/today$/);
  await visit(owner, '/es/firms');
  await expect(owner.locator('.cards strong')).toHaveText([name]);
  await visit(manager, `/es/firms?community=${assigned[1]}`);
  const other = new URL(await manager.locator('.cards a').first().getAttribute('href'), server.address).pathname;
  const foreign = await owner.request.get(other, { maxRedirects: 0 });
  expect(foreign.status()).toBe(404);

  // She signs the visit and withdraws one consent, in one step.
  await visit(owner, firmPath);
  await owner.getByLabel('Nombre de quien firma por la empresa').first().fill('Juana Sin Correo');
  await owner.getByRole('button', { name: 'Firmar' }).first().click();
  await visit(owner, `${firmPath}/consent`);
  await whole(owner);
  const service = owner.locator('#service');
  if (await service.getByRole('button', { name: /Permitir/ }).count()) {
    await service.getByRole('button', { name: /Permitir/ }).click();
  }
  await service.getByRole('button', { name: /Retirar/ }).click();
  await expect(owner.locator('#service')).toContainText('No permitido');

  // Somebody who has not signed in sees none of it.
  const outsider = await alone(browser);
  for (const path of ['/es/firms', firmPath, `${firmPath}/consent`, `${firmPath}/case`, '/es/people', '/es/audit']) {
    const answer = await outsider.request.get(path, { maxRedirects: 0 });
    expect(answer.status(), path).toBe(303);
    expect(await answer.text(), path).not.toContain(name);
  }

  // The audit shows all of it and verifies.
  const firm = firmPath.split('/').pop();
  await visit(manager, `/es/audit?subject=${firm}`);
  for (const act of ['Anotado en el expediente', 'Vínculo agregado', 'Visita firmada', 'Permiso de datos retirado']) {
    await expect(manager.getByText(act).first()).toBeVisible();
  }
  await whole(manager);
  await manager.getByRole('button', { name: 'Verificar toda la cadena' }).click();
  await expect(manager.getByText('La cadena está entera')).toBeVisible();

  // After an erasure it still verifies and the person is gone.
  await visit(manager, firmPath);
  await manager.locator('summary', { hasText: 'Borrar la empresa' }).click();
  await manager.getByLabel('Sí, borrar todo').check();
  await manager.getByRole('button', { name: 'Borrar la empresa' }).click();
  await manager.waitForURL(/\/firms$/);
  expect((await manager.request.get(firmPath)).status()).toBe(404);
  for (const path of ['/es/people', `/es/firms?q=${encodeURIComponent(name)}`, `/es/audit?subject=${firm}`]) {
    const text = await (await manager.request.get(path)).text();
    expect(text.replaceAll(encodeURIComponent(name), '').replace(/<input id="q"[^>]*>/, ''), path).not.toContain('Juana Sin Correo');
  }
  expect((await owner.request.get('/es/today', { maxRedirects: 0 })).status()).toBe(303);
  await visit(manager, '/es/audit');
  await manager.getByRole('button', { name: 'Verificar toda la cadena' }).click();
  await expect(manager.getByText('La cadena está entera')).toBeVisible();
});
