import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';

const SOURCE = readFileSync(new URL('../../public/sw.js', import.meta.url), 'utf8');
const ROUND = '/rounds/0198c1f0-0000-7000-8000-000000000001/answer';
const DAY = 24 * 60 * 60 * 1000;

/** Caches as a browser has them, as far as the worker needs them. */
class FakeCaches {
  readonly all = new Map<string, Map<string, Response>>();

  put(name: string, path: string, response: Response) {
    const cache = this.all.get(name) ?? new Map();
    this.all.set(name, cache.set(path, response));
  }
  keys = async () => [...this.all.keys()];
  open = async (name: string) => {
    const cache = this.all.get(name) ?? new Map<string, Response>();
    const pathOf = (asked: string | { url: string }) =>
      new URL(typeof asked === 'string' ? asked : asked.url, 'https://p.example').pathname;
    return {
      match: async (asked: string | { url: string }) => cache.get(pathOf(asked))?.clone(),
      delete: async (asked: string) => cache.delete(pathOf(asked)),
      keys: async () => [...cache.keys()].map((path) => ({ url: `https://p.example${path}` })),
    };
  };
}

type Asked = { mode?: string; method?: string };

/** The worker in a browser of its own; `ask` returns what a page gets, or undefined where the worker leaves it to the browser. */
function worker(network: (path: string) => Response | Promise<Response>) {
  const caches = new FakeCaches();
  const listeners = new Map<string, (event: unknown) => void>();
  const navigator = { onLine: true };
  const context = {
    self: {
      location: { origin: 'https://p.example' },
      addEventListener: (kind: string, listener: (event: unknown) => void) => listeners.set(kind, listener),
      skipWaiting: () => {},
      clients: { claim: async () => {} },
      registration: {},
    },
    caches,
    navigator,
    fetch: async ({ url }: { url: string }) => network(new URL(url).pathname),
    Response,
    URL,
    Promise,
    Date,
    decodeURIComponent,
  };
  runInNewContext(SOURCE, context);
  const ask = async (path: string, { mode = 'navigate', method = 'GET' }: Asked = {}) => {
    let answer: Promise<Response> | undefined;
    const request = { url: path.startsWith('http') ? path : `https://p.example${path}`, mode, method };
    listeners.get('fetch')?.({
      request,
      preloadResponse: Promise.resolve(undefined),
      respondWith: (given: Promise<Response>) => {
        answer = given;
      },
    });
    return answer;
  };
  const keep = (userId: string, age = 0, path = ROUND) =>
    caches.put(
      `patamar-offline:${userId}`,
      path,
      new Response(`page of ${userId}`, {
        headers: {
          'x-patamar-kept': String(Date.now() - age),
          'x-patamar-lang': 'pt-BR',
          'x-patamar-name': encodeURIComponent('Rodada <b>1</b>'),
        },
      }),
    );
  return { ask, keep, caches, navigator };
}

const away = () => Promise.reject(new TypeError('Failed to fetch'));
const textOf = async (answer: Promise<Response | undefined>) => (await answer)?.text();

describe('with a connection', () => {
  it('every page is the server’s, also one that is kept', async () => {
    const { ask, keep } = worker(() => new Response('of the server'));
    keep('ana');
    expect(await textOf(ask(ROUND))).toBe('of the server');
  });

  it('what is not a page or is another site’s is left to the browser', async () => {
    const { ask } = worker(away);
    expect(await ask(ROUND, { mode: 'cors' })).toBeUndefined();
    expect(await ask('/sign-in', { method: 'POST' })).toBeUndefined();
    expect(await ask('https://elsewhere.example/')).toBeUndefined();
    expect(await ask('/_next/static/chunks/a.js', { mode: 'cors' })).toBeUndefined();
  });

  it('a questionnaire that the server does not give any more is let go', async () => {
    for (const status of [404, 403]) {
      const { ask, keep, caches } = worker(() => new Response('gone', { status }));
      keep('ana');
      expect(await textOf(ask(ROUND))).toBe('gone');
      expect(caches.all.get('patamar-offline:ana')?.size).toBe(0);
    }
    // Led elsewhere, to sign in for example: the browser hides where to.
    const { ask, keep, caches } = worker(() => Response.redirect('https://p.example/sign-in'));
    keep('ana');
    await ask(ROUND);
    expect(caches.all.get('patamar-offline:ana')?.size).toBe(0);
  });
});

describe('without one', () => {
  it('gives the kept questionnaire and its files, whether the network or only the server is away', async () => {
    for (const network of [away, () => new Response('bad gateway', { status: 502 })]) {
      const { ask, keep, caches } = worker(network);
      keep('ana');
      caches.put('patamar-offline:ana', '/_next/static/chunks/a.js', new Response('a program'));
      expect(await textOf(ask(ROUND))).toBe('page of ana');
      if (network === away)
        expect(await textOf(ask('/_next/static/chunks/a.js', { mode: 'cors' }))).toBe('a program');
    }
  });

  it('leads from any other page to what is kept, by its name, which is nobody’s markup', async () => {
    const { ask, keep } = worker(away);
    keep('ana');
    const answer = await ask('/home');
    const html = (await answer?.text()) ?? '';
    expect(answer?.status).toBe(503);
    expect(html).toContain('lang="pt-BR"');
    expect(html).toContain(`<a href="${ROUND}">Rodada &#60;b&#62;1`);
    expect(html).not.toContain('<b>');
  });

  it('gives nothing where nothing is kept, nothing older than a session, and nothing where two people’s is', async () => {
    const none = worker(away);
    await expect(none.ask(ROUND)).rejects.toThrow('Failed to fetch');
    const old = worker(away);
    old.keep('ana', 15 * DAY);
    await expect(old.ask(ROUND)).rejects.toThrow('Failed to fetch');
    const two = worker(away);
    two.keep('ana');
    two.keep('bia');
    await expect(two.ask(ROUND)).rejects.toThrow('Failed to fetch');
  });
});
