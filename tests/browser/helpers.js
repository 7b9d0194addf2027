// What every test needs: a page that reports its problems, and the ways through it.
import { test as base, expect } from '@playwright/test';

export { expect };

export const test = base.extend({
  // Set by server.js once the server has a port.
  baseURL: async ({}, use) => use(process.env.PUENTE_URL),

  // Whatever the browser complains about during a test fails the test.
  page: async ({ page }, use) => {
    const problems = [];
    page.expectedStatus = new Map();
    page.on('console', (message) => {
      if (message.type() !== 'error') return;
      // Chromium also logs the answer 404 of a page that was asked for as such.
      if (page.expectedStatus.has(message.location().url)) return;
      problems.push(`console: ${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => problems.push(`page error: ${error.message}`));
    page.on('requestfailed', (request) => {
      // Leaving a page, and turning it into a download, end its requests.
      const reason = request.failure()?.errorText;
      if (reason !== 'net::ERR_ABORTED') problems.push(`request: ${request.url()} ${reason}`);
    });
    page.on('response', (response) => {
      const expected = page.expectedStatus.get(response.url()) ?? 200;
      const status = response.status();
      if (status >= 400 && status !== expected) problems.push(`${status}: ${response.url()}`);
    });
    page.problems = problems;
    await use(page);
    expect(problems, 'what the browser complained about').toEqual([]);
  },
});

/**
 * Goes to a page and waits for all it shows, pictures included. Fails on another status than
 * `status` and on anything the browser complains about.
 */
export async function visit(page, path, { status = 200 } = {}) {
  if (status !== 200) page.expectedStatus.set(new URL(path, process.env.PUENTE_URL).href, status);
  const response = await page.goto(path);
  expect(response.status(), path).toBe(status);
  await pictures(page);
  expect(page.problems, `${path}: what the browser complained about`).toEqual([]);
  return response;
}

/** Loads the pictures below the fold too; fails on one that the browser cannot draw. */
async function pictures(page) {
  const broken = await page.locator('img').evaluateAll((images) =>
    Promise.all(
      images.map((image) => {
        image.loading = 'eager';
        return image.decode().then(
          () => null,
          () => image.currentSrc,
        );
      }),
    ),
  );
  expect(broken.filter(Boolean), 'pictures that cannot be drawn').toEqual([]);
}

/** The password of everybody in the demonstration. */
export const PASSWORD = 'puentes de piedra y agua';

/** The demonstration's account of a role, as the sign-in page shows it. */
export async function sample(page, role, language = 'en') {
  await visit(page, `/${language}/sign-in`);
  const row = page.locator('tbody tr', { has: page.getByRole('rowheader', { name: role, exact: true }) });
  return row.first().locator('code').first().innerText();
}

/** Signs somebody in through the form; `login` is what they type first. */
export async function signInAs(page, login, { language = 'en', password = PASSWORD } = {}) {
  await visit(page, `/${language}/sign-in`);
  await page.locator('input[name=login]').fill(login);
  await page.locator('input[name=password]').fill(password);
  await page.locator('main button[type=submit]').first().click();
  await page.waitForURL(/\/today$/);
}

/** Signs in whoever holds a role in the demonstration. */
export async function signIn(page, role, language = 'en') {
  await signInAs(page, await sample(page, role, language), { language });
}

/** How far the document reaches beyond the window; a table may scroll, the page may not. */
export function overflow(page) {
  return page.evaluate(() => {
    const beyond = document.scrollingElement.scrollWidth - window.innerWidth;
    if (beyond <= 0) return null;
    // Name who sticks out, so that the report says where to look.
    const culprits = [...document.body.querySelectorAll('*')]
      .filter((e) => !e.closest('.scroll') && e.getBoundingClientRect().right > window.innerWidth + 1)
      .map((e) => `${e.tagName.toLowerCase()}.${e.className}: ${e.textContent.trim().slice(0, 60)}`);
    return { beyond, culprits: culprits.slice(-3) };
  });
}
