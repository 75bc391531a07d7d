import { createServer, request as send } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MOST_BYTES, refuseTooLarge } from './too-large.mjs';

const server = createServer((request, response) => {
  if (!refuseTooLarge(request, response)) request.once('end', () => response.end('taken')).resume();
});
beforeAll(() => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** Sends everything first and reads then, as a browser does. */
const post = (size, headers = {}, path = '/') =>
  new Promise((resolve, reject) => {
    const { port } = server.address();
    const request = send({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path,
      headers: { 'content-length': size, ...headers },
    });
    request.once('error', reject);
    request.once('response', (response) => {
      let text = '';
      response.on('data', (part) => {
        text += part;
      });
      response.once('end', () => resolve([response.statusCode, text]));
    });
    request.end(Buffer.alloc(size));
  });

it('lets through what a form may have', async () => {
  expect(await post(MOST_BYTES)).toEqual([200, 'taken']);
  expect(await post(0)).toEqual([200, 'taken']);
});

it('refuses more, to a program in JSON', async () => {
  expect(await post(MOST_BYTES + 1, {}, '/api/rounds/1/answers')).toEqual([413, '{"error":"too_large"}']);
});

it('refuses more, in words', async () => {
  expect(await post(MOST_BYTES + 1)).toEqual([413, expect.stringContaining('at most 2 MB')]);
  const [status, text] = await post(30 * 1024 * 1024, { 'accept-language': 'pt-BR,pt;q=0.9,en;q=0.8' });
  expect([status, text]).toEqual([413, expect.stringContaining('no máximo 2 MB')]);
});

it('speaks the language that somebody chose before that of the browser', async () => {
  const headers = { cookie: 'a=1; patamar-locale=pt-BR', 'accept-language': 'en' };
  expect(await post(MOST_BYTES + 1, headers)).toEqual([413, expect.stringContaining('no máximo 2 MB')]);
  const chosen = { cookie: 'patamar-locale=en', 'accept-language': 'pt-BR' };
  expect(await post(MOST_BYTES + 1, chosen)).toEqual([413, expect.stringContaining('at most 2 MB')]);
});

it('does not read a body without end', async () => {
  let status;
  const response = { writeHead: (code) => (status = code), end: () => {} };
  const request = { headers: { 'content-length': String(10 ** 12) }, once: () => expect.fail('It waits.') };
  expect(refuseTooLarge(request, response)).toBe(true);
  expect(status).toBe(413);
});
