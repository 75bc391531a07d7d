import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { methodsOf, refuseAtGate, refuseUpgrades } from './gate.mjs';

const site = { address: 'https://patamar.example', hops: 0 };
const server = createServer((request, response) => {
  if (!refuseAtGate(request, response, site)) request.once('end', () => response.end('through')).resume();
});
refuseUpgrades(server);
// As Next.js does, which answers nothing.
server.on('upgrade', () => {});
beforeAll(() => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** Sends raw text, because no client would send most of this; tells status, headers and body once the server closes. */
const raw = (lines) =>
  new Promise((resolve, reject) => {
    const socket = connect(server.address().port, '127.0.0.1');
    let text = '';
    socket.on('data', (part) => {
      text += part;
    });
    socket.once('error', reject);
    socket.once('close', () => {
      const [head = '', body = ''] = text.split('\r\n\r\n');
      resolve({ status: Number(head.split(' ')[1]), head: head.toLowerCase(), body });
    });
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  });
const ask = (method, target, ...headers) =>
  raw([`${method} ${target} HTTP/1.1`, 'Host: patamar.example', 'Connection: close', ...headers]);

describe('the gate', () => {
  it.each(['GET', 'POST'])('lets a page be asked for with %s', async (method) =>
    expect(await ask(method, '/teams', 'Content-Length: 0')).toMatchObject({
      status: 200,
      body: expect.stringContaining('through'),
    }),
  );

  it.each(['TRACE', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'MKCOL'])(
    'refuses %s for a page, and says what there is',
    async (method) => {
      const answer = await ask(method, '/teams/1?x=1', 'Content-Length: 0');
      expect(answer.status).toBe(405);
      expect(answer.head).toContain('allow: get, head, post, options');
      expect(answer.body).toMatch(/Nothing was changed/);
    },
  );

  it('answers OPTIONS with what there is, and lets no other site in', async () => {
    const answer = await ask(
      'OPTIONS',
      '/api/rounds/1/answers',
      'Origin: https://evil.example',
      'Access-Control-Request-Method: PUT',
    );
    expect(answer.status).toBe(204);
    expect(answer.head).toContain('allow: put, options');
    expect(answer.head).not.toContain('access-control');
  });

  it.each(['*', 'http://evil.example/x', 'https://patamar.example/'])(
    'refuses the target %s',
    async (target) => {
      expect(await ask('GET', target)).toMatchObject({ status: 400 });
      expect(await ask('OPTIONS', target)).toMatchObject({ status: 400 });
    },
  );

  it('refuses two hosts, and none', async () => {
    expect(await ask('GET', '/', 'Host: evil.example')).toMatchObject({ status: 400 });
    expect(await ask('GET', '/', 'host: patamar.example')).toMatchObject({ status: 400 });
    expect(await raw(['GET / HTTP/1.0', 'Connection: close'])).toMatchObject({ status: 400 });
  });

  it.each(['evil.example', 'patamar.example.evil.example', 'evil.example:3000', 'a b', 'x.nip.io'])(
    'answers to no name that somebody else may own: %s',
    async (host) => {
      const asked = ['Connection: close', `Host: ${host}`];
      expect(await raw(['GET / HTTP/1.1', ...asked])).toMatchObject({ status: 421 });
      expect(await raw(['GET /api/health HTTP/1.1', ...asked])).toMatchObject({ status: 200 });
      site.hops = 1;
      expect(await raw(['GET / HTTP/1.1', ...asked])).toMatchObject({ status: 200 });
      site.hops = 0;
    },
  );

  it.each([
    'patamar.example:8080',
    'localhost:3000',
    '127.0.0.1',
    '[::1]:3000',
    '192.168.1.7:3000',
    'upstream',
    'nas.local',
  ])('answers to %s', async (host) =>
    expect(await raw(['GET / HTTP/1.1', 'Connection: close', `Host: ${host}`])).toMatchObject({
      status: 200,
    }),
  );

  it.each([
    'https://evil.example',
    'null',
    'http://patamar.example:8080',
    'http://patamar.example.evil.example',
    'nonsense',
  ])('refuses a form from %s', async (origin) => {
    const answer = await ask(
      'POST',
      '/sign-in',
      `Origin: ${origin}`,
      'Content-Length: 0',
      'Accept-Language: pt-BR',
    );
    expect(answer).toMatchObject({ status: 403, body: expect.stringMatching(/veio de outro site/) });
    expect(await ask('GET', '/sign-in', `Origin: ${origin}`)).toMatchObject({ status: 200 });
    expect((await ask('PUT', '/api/rounds/1/answers', `Origin: ${origin}`, 'Content-Length: 0')).body).toBe(
      '{"error":"foreign_origin"}',
    );
  });

  it('takes a form from its own pages, and from programs that say nothing', async () => {
    expect(await ask('POST', '/', 'Origin: http://patamar.example', 'Content-Length: 0')).toMatchObject({
      status: 200,
    });
    expect(await ask('POST', '/', 'Content-Length: 0')).toMatchObject({ status: 200 });
  });

  it('answers the API in JSON', async () => {
    const answer = await ask('DELETE', '/api/health');
    expect(answer).toMatchObject({ status: 405, body: '{"error":"method_not_allowed"}' });
    expect(answer.head).toContain('content-type: application/json');
  });

  it.each(['/_next/webpack-hmr', '/', '/api/health'])(
    'closes a connection to %s that asks for another protocol',
    async (path) => {
      const answer = await raw([
        `GET ${path} HTTP/1.1`,
        'Host: patamar.example',
        'Connection: Upgrade',
        'Upgrade: websocket',
      ]);
      expect(answer.status).toBe(400);
    },
  );
});

it('knows the methods of every route of the API', () => {
  const root = new URL('../../app/api/', import.meta.url);
  const files = readdirSync(root, { recursive: true }).filter((file) => file.endsWith('route.ts'));
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) {
    const text = readFileSync(new URL(file, root), 'utf8');
    const exported = [...text.matchAll(/\b(?:function|as|const) (GET|POST|PUT|PATCH|DELETE)\b/g)].map(
      ([, name]) => name,
    );
    const path = `/api/${file.replace(/\/?route\.ts$/, '').replaceAll(/\[[^\]]+\]/g, 'x')}`;
    const has = exported.flatMap((name) => (name === 'GET' ? ['GET', 'HEAD'] : [name]));
    expect([...methodsOf(path)].sort(), path).toEqual(has.sort());
  }
});
