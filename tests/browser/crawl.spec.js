// Follows every link from the three homes: each answers, and each page is whole.
import { expect, test } from './helpers.js';
import { KINDS, LANGUAGES } from './kinds.js';

/** The filters of the replication report combine; past this many of them a language, enough is seen. */
const MOST_FILTERS = 320;
/** A page's HTML, before compression. */
const MOST_BYTES = 60_000;
/** A message whose key or argument is missing: `[some-key]`, `[some-key: why]`. */
const UNTRANSLATED = /\[[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:: [^\]]*)?\]/g;

/** What a page consists of. Runs in the browser, which reads HTML as browsers do. */
function read(html) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const all = (selector, attribute) =>
    [...page.querySelectorAll(selector)].map((element) => element.getAttribute(attribute));
  // What stands in a sample of code is no message.
  const prose = page.documentElement.cloneNode(true);
  prose.querySelectorAll('pre, code').forEach((sample) => sample.remove());
  const texts = ['alt', 'title', 'aria-label', 'content'].flatMap((name) => all(`[${name}]`, name));
  return {
    language: page.documentElement.lang,
    title: page.title,
    headings: page.querySelectorAll('h1').length,
    twins: Object.fromEntries(
      [...page.querySelectorAll('link[rel=alternate][hreflang]')].map((link) => [
        link.hreflang,
        link.getAttribute('href'),
      ]),
    ),
    links: [
      ...all('a[href], link[href]', 'href'),
      ...all('img[src]', 'src'),
      ...all('form[action]', 'action'),
      ...all('img[srcset], source[srcset]', 'srcset').flatMap((set) =>
        set.split(',').map((candidate) => candidate.trim().split(/\s+/)[0]),
      ),
    ],
    anchors: [...page.querySelectorAll('[id]')].map((element) => element.id),
    inline: page.querySelectorAll('script:not([src]), style, [style], [onclick], [onload]').length,
    text: [prose.textContent, ...texts].join('\n'),
  };
}

/** An address in one spelling: a blank in a query is a plus or a %20. */
function plain(path) {
  const [address, query] = path.split('?');
  return `${address}?${new URLSearchParams(query)}`;
}

for (const language of LANGUAGES) {
  test(`${language}: every link answers and every page is whole`, async ({ page, request }) => {
    test.setTimeout(600_000);
    const queue = [`/${language}/`];
    const seen = new Set(queue);
    const anchors = new Map();
    const fragments = [];
    const problems = [];
    const count = { pages: 0, files: 0, asked: 0, skipped: 0, heaviest: 0 };

    while (queue.length > 0) {
      const path = queue.shift();
      const response = await request.get(path, { maxRedirects: 0 });
      const problem = (text) => problems.push(`${path}: ${text}`);
      if (response.status() === 303) {
        // A page of the institution leads whoever is not signed in to the door.
        const door = new URL(response.headers().location, process.env.PUENTE_URL);
        if (door.pathname !== `/${language}/sign-in`) problem(`leads to ${door.pathname}`);
        // It is one page, wherever it leads to afterwards.
        if (!seen.has(door.pathname)) queue.push(door.pathname);
        seen.add(door.pathname);
        continue;
      }
      if (response.status() !== 200) {
        problem(`answers ${response.status()}`);
        continue;
      }
      const headers = response.headers();
      const isPage = headers['content-type'].startsWith('text/html');
      if (!isPage || headers['content-disposition']) {
        count.files += 1;
        if ((await response.body()).length === 0) problem('is empty');
        continue;
      }
      const html = await response.text();
      const bytes = Buffer.byteLength(html);
      count.pages += 1;
      count.heaviest = Math.max(count.heaviest, bytes);
      const found = await page.evaluate(read, html);

      if (bytes > MOST_BYTES) problem(`has ${bytes} bytes`);
      if (found.language !== language) problem(`is in "${found.language}"`);
      if (found.headings !== 1) problem(`has ${found.headings} first headings`);
      if (!found.title.trim()) problem('has no title');
      if (found.inline > 0) problem(`has ${found.inline} inline scripts or styles`);
      for (const key of found.text.match(UNTRANSLATED) ?? []) problem(`says ${key}`);
      const below = path.slice(`/${language}/`.length);
      if (!KINDS.some((kind) => kind.like?.test(below))) problem('is of no kind in kinds.js');
      for (const twin of LANGUAGES) {
        if (plain(found.twins[twin] ?? '') !== plain(`/${twin}/${below}`)) {
          problem(`has ${found.twins[twin]} for its twin in ${twin}`);
        }
      }

      anchors.set(path, new Set(found.anchors));
      for (const link of found.links) {
        const url = new URL(link, new URL(path, process.env.PUENTE_URL));
        if (url.origin !== process.env.PUENTE_URL) continue;
        const next = url.pathname + url.search;
        if (url.hash) fragments.push([path, next, decodeURIComponent(url.hash.slice(1))]);
        // A page in another language is that language's crawl; here it only has to answer.
        if (seen.has(next)) continue;
        seen.add(next);
        if (/^\/(en|es|pt)\//.test(next) && !next.startsWith(`/${language}/`)) {
          const answer = await request.get(next, { maxRedirects: 0 });
          if (![200, 303].includes(answer.status())) problem(`links to ${next}, which answers ${answer.status()}`);
        } else if (!next.includes('/paper/replication?')) {
          queue.push(next);
        } else if (count.asked < MOST_FILTERS) {
          count.asked += 1;
          queue.push(next);
        } else {
          count.skipped += 1;
        }
      }
    }

    for (const [from, to, anchor] of fragments) {
      if (anchors.has(to) && !anchors.get(to).has(anchor)) {
        problems.push(`${from}: links to ${to}#${anchor}, which is not there`);
      }
    }
    console.log(
      `${language}: ${count.pages} pages (heaviest ${count.heaviest} bytes), ${count.files} files, ` +
        `${count.skipped} filters not followed`,
    );
    expect(problems).toEqual([]);
    for (const kind of KINDS.filter((kind) => kind.like)) {
      const reached = [...anchors.keys()].some((path) => kind.like.test(path.slice(4)));
      expect(reached, `a page of the kind "${kind.name}" is reached by links`).toBe(true);
    }
  });
}
