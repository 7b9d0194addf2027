// What an answer says about itself, and what a hostile address gets.
import { request as http } from 'node:http';
import { expect, test } from './helpers.js';

/** Asks for exactly this target; browsers and clients would tidy it first. */
function raw(path, { method = 'GET', headers = {} } = {}) {
  const { hostname, port } = new URL(process.env.PUENTE_URL);
  return new Promise((resolve, reject) => {
    const asked = http({ hostname, port, path, method, headers, agent: false }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks).toString() }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });
}

const ANSWERS = [
  ['a page', '/es/profile/BOL', 200],
  ['a page that is not there', '/es/nothing', 404],
  ['a download', '/es/paper/A6.csv', 200],
  ['a picture', '/es/profile/BOL/products.svg', 200],
  ['the style sheet', '/assets/puente.css', 200],
  ['an asset that is not there', '/assets/nothing', 404],
  ['the way to a language', '/', 307],
];

for (const [name, path, status] of ANSWERS) {
  test(`${name} is sent with the headers that protect it`, async () => {
    const { headers, ...answer } = await raw(path);
    expect(answer.status).toBe(status);
    const policy = headers['content-security-policy'];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('*');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toMatch(/^(same-origin|no-referrer|strict-origin)/);
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers['server']).toBeUndefined();
    expect(headers['set-cookie']).toBeUndefined();
  });
}

test('no two answers have the same id', async () => {
  const ids = await Promise.all([1, 2, 3].map(async () => (await raw('/es/')).headers['x-request-id']));
  expect(new Set(ids).size).toBe(3);
});

test('a page is compressed for whoever asks', async () => {
  const { headers } = await raw('/es/profile/BOL', { headers: { 'accept-encoding': 'gzip' } });
  expect(headers['content-encoding']).toBe('gzip');
  expect(headers['vary']).toContain('accept-encoding');
});

test('a page that is not there says so in the language of its address', async () => {
  const words = { en: /not/i, es: /no /i, pt: /não/i };
  for (const [language, word] of Object.entries(words)) {
    const { status, body } = await raw(`/${language}/nothing/at/all`);
    expect(status).toBe(404);
    expect(body).toContain(`<html lang="${language}">`);
    expect(body.match(/<h1>(.*?)<\/h1>/)[1]).toMatch(word);
    expect(body).toContain(`href="/${language}/"`);
  }
});

test('/ leads to the language that the browser asks for', async () => {
  const cases = {
    'es-AR,es;q=0.9,en;q=0.8': '/es/',
    'pt-BR': '/pt/',
    'de, pt;q=0.5, en;q=0.4': '/pt/',
    'es;q=0, en': '/en/',
    'fr': '/en/',
    '': '/en/',
    ';;;,,,q=,*;q=x': '/en/',
  };
  for (const [accepted, target] of Object.entries(cases)) {
    const { status, headers } = await raw('/', { headers: { 'accept-language': accepted } });
    expect(status, accepted).toBe(307);
    expect(headers.location, accepted).toBe(target);
    expect(headers.vary.toLowerCase(), accepted).toContain('accept-language');
  }
});

// Each of these is answered with a page of ours, and nothing of it is executed or obeyed.
const HOSTILE = [
  ['/es/profile/%3Cscript%3Ealert(1)%3C%2Fscript%3E', 404],
  ['/es/profile/%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E', 404],
  ['/es/profile/BOL/%3Cscript%3E.svg', 404],
  ['/es/paper/..%2f..%2fetc%2fpasswd', 404],
  ['/es/paper/../../../etc/passwd', 404],
  ['/es/paper/%3Cscript%3E.csv', 404],
  ['/es/paper/A6.exe', 404],
  ['/es/paper/A6%00.csv', 404],
  ['/es/handbook/..%2freplication', 404],
  ['/assets/..%2f..%2fCargo.toml', 404],
  ['/en/paper/A6?page=99999999999999999999', 200],
  ['/en/paper/A6?page=-1', 200],
  ['/en/paper/A6?page=0', 200],
  ['/en/paper/A6?page=18446744073709551615', 200],
  ['/en/paper/A6?page=1&page=2&page', 200],
  ['/en/paper/A6?%ff=%fe', 200],
  ['/en/paper/replication?check=%3Cscript%3Ealert(1)%3C/script%3E', 200],
  ['/en/paper/replication?verdict=%3Cscript%3E&table=%3Cscript%3E', 200],
  ['/en/compare?place=%3Cscript%3Ealert(1)%3C/script%3E', 200],
  [`/en/compare?${'place=BOL&'.repeat(2_000)}`, 200],
  [`/en/profile/${'a'.repeat(8_000)}`, 404],
  [`/en/${'a/'.repeat(4_000)}`, 404],
  ['/en/profile/%F0%9F%A6%99', 404],
  ['/en/profile/%0d%0aset-cookie:%20a=b', 404],
  ['//example.org/%2e%2e', 404],
  // Not UTF-8: no such address.
  ['/en/profile/%ff', 404],
];

for (const [path, status] of HOSTILE) {
  const shown = path.length > 80 ? `${path.slice(0, 60)}… (${path.length} characters)` : path;
  test(`${shown} gets a clean page`, async () => {
    const answer = await raw(path);
    expect.soft(answer.status).toBe(status);
    expect.soft(answer.headers['set-cookie']).toBeUndefined();
    expect.soft(answer.body).not.toMatch(/<script|<img src=x|onerror=alert\(1\)>/i);
    expect.soft(answer.body).not.toContain('root:');
    expect.soft(answer.body, 'no word of the machinery').not.toMatch(/panicked|axum|src\/|Invalid URL|deserialize/);
    // A clean page is a whole page, whose weight does not depend on who asks.
    if (!path.startsWith('/assets/')) expect.soft(answer.body).toMatch(/^<!doctype html>\n<html lang="(en|es|pt)">/);
    expect.soft(Buffer.byteLength(answer.body), 'bytes').toBeLessThan(60_000);
  });
}

test('a form that another site sends is refused', async () => {
  const headers = [{ 'sec-fetch-site': 'cross-site' }, { origin: 'http://elsewhere.example' }, {}];
  for (const own of headers) {
    const { status } = await raw('/es/sign-in', { method: 'POST', headers: own });
    expect(status).toBe(403);
  }
});

test('a way of asking that no page has is refused, with the ways that it has', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
    const own = { 'sec-fetch-site': 'same-origin' };
    const { status, headers } = await raw('/es/compare', { method, headers: own });
    expect(status).toBe(405);
    expect(headers.allow).toContain('GET');
  }
});

test('the head of a page is its page without the body', async () => {
  const { status, headers, body } = await raw('/es/', { method: 'HEAD' });
  expect(status).toBe(200);
  expect(headers['content-type']).toContain('text/html');
  expect(body).toBe('');
});

test('whether it is alive is said in a word', async () => {
  const { status, body } = await raw('/healthz');
  expect(status).toBe(200);
  expect(body).toBe('ok\n');
});
