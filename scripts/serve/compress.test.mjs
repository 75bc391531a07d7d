import { createServer, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compress } from './compress.mjs';

const PAGE = '<p>again and again</p>'.repeat(500);
/** What the server sends next on an open stream. */
let send = (/** @type {string} */ _text) => {};

const server = createServer((incoming, response) => {
  compress(incoming, response, () => {});
  const type = new URL(incoming.url ?? '/', 'http://localhost').searchParams.get('type') ?? 'text/html';
  if (incoming.url?.startsWith('/stream')) {
    response.writeHead(200, { 'content-type': type });
    send = (text) => response.write(text);
    send('data: first\n\n');
    return;
  }
  response.setHeader('content-type', type);
  response.end(PAGE);
});
let port = 0;
beforeAll(
  () =>
    new Promise((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        port = server.address().port;
        resolve();
      });
    }),
);
afterAll(
  () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
);

/** The answer as it goes over the wire, not unpacked as `fetch` would. */
const open = (path) =>
  new Promise((resolve, reject) => {
    request({ port, path, host: '127.0.0.1', headers: { 'accept-encoding': 'gzip, br' } }, resolve)
      .once('error', reject)
      .end();
  });
const next = (response) => new Promise((resolve) => response.once('data', (chunk) => resolve(String(chunk))));

describe('compress', () => {
  it('makes pages smaller', async () => {
    const response = await open('/');
    expect(response.headers['content-encoding']).toMatch(/gzip|br/);
    let bytes = 0;
    for await (const chunk of response) bytes += chunk.length;
    expect(bytes).toBeLessThan(PAGE.length / 10);
  });

  it.each(['text/event-stream', 'text/event-stream; charset=utf-8', 'Text/Event-Stream'])(
    'sends each event of %s at once and as it is',
    async (type) => {
      const response = await open(`/stream?type=${encodeURIComponent(type)}`);
      expect(response.headers['content-encoding']).toBeUndefined();
      expect(await next(response)).toBe('data: first\n\n');
      send('data: second\n\n');
      expect(await next(response)).toBe('data: second\n\n');
      response.destroy();
    },
  );

  it('leaves pictures as they are', async () => {
    const response = await open('/?type=image/png');
    expect(response.headers['content-encoding']).toBeUndefined();
    response.resume();
  });
});
