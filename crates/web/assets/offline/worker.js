// Answers for one page and what it consists of, and for nothing else: whatever is of the institution
// goes to the line or fails. The mark changes with any of the files, so that a browser fetches all
// of them anew together and never mixes two versions.
const PAGE = '/LANGUAGE/offline';
const KEPT = 'puente-offline-LANGUAGE-MARK';
const FILES = [
  PAGE,
  '/assets/puente.css',
  '/assets/icon.svg',
  ...['draft', 'keep', 'line', 'page', 'photo', 'send'].map((name) => `/assets/offline/${name}.js`),
];

self.addEventListener('install', (event) => {
  const whole = async () => {
    const cache = await caches.open(KEPT);
    // All or none; past the browser's own cache, which may hold an older one.
    await cache.addAll(FILES.map((path) => new Request(path, { cache: 'reload' })));
    await self.skipWaiting();
  };
  event.waitUntil(whole());
});

self.addEventListener('activate', (event) => {
  const tidy = async () => {
    const older = (name) => name.startsWith('puente-offline-LANGUAGE-') && name !== KEPT;
    await Promise.all((await caches.keys()).filter(older).map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});

self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== self.location.origin || !FILES.includes(pathname)) return;
  const answer = async () => {
    const cache = await caches.open(KEPT);
    return (await cache.match(pathname)) ?? fetch(event.request);
  };
  event.respondWith(answer());
});
