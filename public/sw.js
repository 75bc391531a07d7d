/*
 * Gives back what a device keeps of a questionnaire (app/_device/offline.ts) where the network fails, and nothing else: with a
 * connection every page and every file comes from the server, so that an upgrade leaves nothing old behind.
 */
const KEPT = 'patamar-offline:';
/** As long as a session lasts without use, in milliseconds: what is older belongs to nobody who is signed in. */
const LONGEST = 14 * 24 * 60 * 60 * 1000;
const QUESTIONNAIRE = /^\/rounds\/[0-9a-f-]{36}\/answer$/;
/** What a proxy says in place of a server that is away. */
const AWAY = [502, 503, 504];
const ANYHOW = { ignoreVary: true, ignoreSearch: true };

const WORDS = {
  en: {
    title: 'No connection',
    text: 'This page needs the server, which cannot be reached. What this device keeps can be answered without it:',
    again: 'Try again',
  },
  'pt-BR': {
    title: 'Sem conexão',
    text: 'Esta página precisa do servidor, que não responde. O que está guardado neste dispositivo pode ser respondido sem ele:',
    again: 'Tentar de novo',
  },
};

/** The cache of who is signed in here; none where it cannot be told whose it would be. */
async function ownCache() {
  const names = (await caches.keys()).filter((name) => name.startsWith(KEPT));
  return names.length === 1 ? caches.open(names[0]) : null;
}

const isFresh = (response) => Date.now() - Number(response.headers.get('x-patamar-kept')) < LONGEST;

async function kept(path) {
  const response = await (await ownCache())?.match(path, ANYHOW);
  return response && isFresh(response) ? response : undefined;
}

/** Questionnaires that can be answered without a connection. */
async function keptRounds() {
  const cache = await ownCache();
  const rounds = [];
  for (const { url } of (await cache?.keys()) ?? []) {
    const path = new URL(url).pathname;
    const response = QUESTIONNAIRE.test(path) ? await kept(path) : undefined;
    if (!response) continue;
    const name = decodeURIComponent(response.headers.get('x-patamar-name') ?? '');
    rounds.push({ path, name, lang: response.headers.get('x-patamar-lang') });
  }
  return rounds;
}

const escaped = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** In place of a page that is not kept: what is. */
function placeholder(rounds) {
  const lang = rounds[0].lang === 'pt-BR' ? 'pt-BR' : 'en';
  const { title, text, again } = WORDS[lang];
  const links = rounds.map(({ path, name }) => `<li><a href="${path}">${escaped(name)}</a></li>`).join('');
  const html = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} · Patamar</title><style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:0 auto;padding:2rem 1rem}a{color:LinkText;display:inline-block;padding:.6rem 0}</style></head><body><main><h1>${title}</h1><p>${text}</p><ul>${links}</ul><p><a href="">${again}</a></p></main></body></html>`;
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  };
  return new Response(html, { status: 503, headers });
}

/** From now on files are asked of the device too: the page that asks for them came from there. */
let isAway = false;

async function page(event, path) {
  try {
    const response = (await event.preloadResponse) ?? (await fetch(event.request));
    const gone = AWAY.includes(response.status) ? await kept(path) : undefined;
    isAway = gone !== undefined;
    // The server says that it is not this person's questionnaire any more: signed out, not asked, over.
    if (!response.ok && response.status < 500) await (await ownCache())?.delete(path, ANYHOW);
    return gone ?? response;
  } catch (error) {
    isAway = true;
    const found = await kept(path);
    if (found) return found;
    const rounds = await keptRounds();
    if (rounds.length === 0) throw error;
    return placeholder(rounds);
  }
}

const file = (request) =>
  fetch(request).catch(async (error) => {
    const found = await (await ownCache())?.match(request, ANYHOW);
    if (!found) throw error;
    return found;
  });

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([self.clients.claim(), self.registration.navigationPreload?.enable()]));
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(event, pathname));
  else if (pathname.startsWith('/_next/static/') && (isAway || !navigator.onLine))
    event.respondWith(file(request));
});
