import { knownPath, offlineCacheOf, questionnairePath } from '@/app/_device/offline';
import { readKept } from '@/lib/answering/merge';
import type { Given } from '@/lib/answering/notes';
import type { Lang } from '@/lib/model/schema';
import type { Place } from './answer-session';

const DAY = 24 * 60 * 60 * 1000;
const FILES = /(?:\/_next\/)?static\/(?:chunks|css|media)\/[\w./%~-]+\.(?:js|css|woff2)/g;

/** Whether this page came from the device, because the network failed (public/sw.js). */
export const isKeptPage = (): boolean => document.documentElement.dataset.kept !== undefined;

let sealed = false;

/** From here on nothing more is kept: somebody is signing out, or somebody else is here. */
export function sealOffline(): void {
  sealed = true;
}

/** The files of a page, as far as they can be told from it: those of the build, which never change under their names. */
function filesOf(html: string): string[] {
  const named = [...html.matchAll(FILES)].map(([path]) => (path.startsWith('/') ? path : `/_next/${path}`));
  // Parts that came later, and fonts, are named in other files.
  const loaded = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name, location.href))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/_next/static/'))
    .map(({ pathname }) => pathname);
  return [...new Set([...named, ...loaded])];
}

/** Which build made this page: the names of its scripts. */
const buildOf = (page: Document): string =>
  [...page.querySelectorAll<HTMLScriptElement>('script[src]')]
    .map(({ src }) => new URL(src, location.href).pathname)
    .filter((path) => path.startsWith('/_next/static/'))
    .sort()
    .join(' ');

export interface Keeping {
  place: Place;
  /** Name of the round. */
  name: string;
  lang: Lang;
}

/** The page of the questionnaire as the server has it now, if it still is this person's. */
async function askPage({ place, name, lang }: Keeping): Promise<{ html: string; response: Response } | null> {
  const answer = await fetch(questionnairePath(place.roundId), { cache: 'no-store' });
  const html = answer.ok && !answer.redirected ? await answer.text() : '';
  if (!html.includes(`data-person="${place.userId}"`)) return null;
  const headers = new Headers({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-patamar-kept': String(Date.now()),
    'x-patamar-lang': lang,
    'x-patamar-name': encodeURIComponent(name),
  });
  // What may run on it: its scripts carry the word that stands there.
  for (const policy of [
    'content-security-policy',
    'x-frame-options',
    'x-content-type-options',
    'referrer-policy',
    'permissions-policy',
    'cross-origin-opener-policy',
  ]) {
    const value = answer.headers.get(policy);
    if (value) headers.set(policy, value);
  }
  const marked = html.replace('<html ', '<html data-kept="" ');
  return { html, response: new Response(marked, { headers }) };
}

async function keepFiles(cache: Cache, html: string): Promise<void> {
  for (const path of filesOf(html)) {
    if (await cache.match(path, { ignoreVary: true })) continue;
    const file = await fetch(path);
    if (file.ok) await cache.put(path, file);
  }
}

/**
 * Keeps the page of an open questionnaire and its files on this device, so that it opens without a connection; once a day, and
 * again after an upgrade, when what an older one left is removed. Does nothing where the browser has no such place.
 */
export async function keepOffline(keeping: Keeping): Promise<void> {
  if (!('caches' in window) || !('serviceWorker' in navigator) || isKeptPage()) return;
  if (sealed) return;
  const { place, lang } = keeping;
  await navigator.serviceWorker.register('/sw.js');
  const [path, build] = [questionnairePath(place.roundId), buildOf(document)];
  const name = offlineCacheOf(place.userId);
  let cache = await caches.open(name);
  const known = await cache.match('/build');
  if (known && (await known.text()) !== build) {
    await caches.delete(name);
    cache = await caches.open(name);
  }
  const page = await cache.match(path, { ignoreVary: true });
  const keptAt = Number(page?.headers.get('x-patamar-kept') ?? 0);
  if (page?.headers.get('x-patamar-lang') === lang && Date.now() - keptAt < DAY) return;
  const asked = await askPage(keeping);
  if (!asked) return;
  // Files first: a page without them would be an empty one.
  await keepFiles(cache, asked.html);
  if (sealed) return;
  await cache.put('/build', new Response(build));
  await cache.put(path, asked.response);
}

/** What the server is known to have, and how far this device's clock is from the server's, in milliseconds. */
interface Known {
  given: Given[];
  offset: number;
}

/** Keeps beside the page what the server has of this person's answers: the page itself only knows those from when it was kept. */
export async function keepKnown({ userId, roundId }: Place, known: Known): Promise<void> {
  try {
    if (!(await caches.has(offlineCacheOf(userId))) || sealed) return;
    const cache = await caches.open(offlineCacheOf(userId));
    await cache.put(knownPath(roundId), Response.json(known));
  } catch {
    // Then a page without a connection shows what it was kept with, and what waits here.
  }
}

export async function readKnown({ userId, roundId }: Place): Promise<Known> {
  try {
    const kept = await caches.match(knownPath(roundId), { cacheName: offlineCacheOf(userId) });
    if (!kept) return { given: [], offset: 0 };
    const { given, offset } = await kept.json();
    return { given: readKept(given), offset: Number.isSafeInteger(offset) ? offset : 0 };
  } catch {
    return { given: [], offset: 0 };
  }
}
