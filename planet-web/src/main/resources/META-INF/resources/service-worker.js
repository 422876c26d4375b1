// Keeps the page itself for when the connection drops. Answers of the API are never kept here: the page remembers its last
// one and says how old it is.

const CACHE = 'planet-tracker-page';
const PATIENCE = 3000;
const LATER = ['/sky/main.js', '/sky/cities.js', '/manifest.webmanifest'];

self.addEventListener('install', (event) => {
  event.waitUntil(keepPage().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const ours = origin === self.location.origin && request.method === 'GET'
    && (pathname === '/' || pathname === '/page.css' || pathname === '/first.js' || pathname === '/manifest.webmanifest'
      || pathname.startsWith('/sky/') || pathname.startsWith('/icons/'));
  if (ours) {
    event.respondWith(newestOrKept(request, pathname));
  }
});

/** The page and all it names, read from the page itself so that no list can go stale. */
async function keepPage() {
  const page = await fetch('/');
  const html = await page.clone().text();
  const named = [...html.matchAll(/(?:href|src)="(\/[^"]+)"/g)].map(([, path]) => path)
    .filter((path) => /^\/(sky|icons|page\.css|first\.js)/.test(path));
  const cache = await caches.open(CACHE);
  await cache.put('/', page);
  await cache.addAll([...new Set([...named, ...LATER])]);
}

/** The server's version, so that parts of two versions never mix; the kept one when the server is silent. */
async function newestOrKept(request, pathname) {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
    if (response.ok) {
      await cache.put(pathname, response.clone());
    }
    return response;
  } catch (failure) {
    const kept = await cache.match(pathname);
    if (kept) {
      return kept;
    }
    throw failure;
  }
}
