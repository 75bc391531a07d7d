import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Answer } from './answer.mjs';
import { compress } from './compress.mjs';
import { scopeOf } from './scope.mjs';

const server = createServer({ ServerResponse: Answer }, (request, response) => {
  const began = new URL(request.url, 'http://a').searchParams.get('began');
  response.scope = began === null ? undefined : { ...scopeOf(request), began: began === 'yes' };
  compress(request, response, () => {});
  response.statusCode = Number(new URL(request.url, 'http://a').searchParams.get('status'));
  response.setHeader('Content-Length', 4);
  request.resume().on('end', () => response.end('Sent'));
});
let address;
beforeAll(async () => {
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  address = `http://127.0.0.1:${server.address().port}`;
});
afterAll(() => server.close());

const form = () => {
  const data = new FormData();
  data.set('name', 'Harbour');
  return data;
};
const send = async (path, accept, body) => {
  const init = { method: body ? 'POST' : 'GET', body, headers: { accept }, redirect: 'manual' };
  const { status, headers } = await fetch(`${address}${path}`, init);
  return [status, headers.get('location')];
};

it('leads whoever sent a form from before an upgrade, without scripts, to a page that says so', async () => {
  expect(await send('/teams/1?a=b&status=409', 'text/html,*/*;q=0.8', form())).toEqual([
    303,
    '/updated?from=%2Fteams%2F1%3Fa%3Db%26status%3D409',
  ]);
});

it.each([
  ['a script, which says so itself', 'text/x-component', form(), 409],
  ['a program that sends answers', 'text/html', '{}', 409],
  ['a page', 'text/html', undefined, 409],
  ['a form that was taken', 'text/html', form(), 200],
  ['a form that failed', 'text/html', form(), 500],
])('answers %s as before', async (_, accept, body, status) => {
  expect(await send(`/?status=${status}`, accept, body)).toEqual([status, null]);
});

it('tells arguments that cannot be read from a failure of what was asked for', async () => {
  expect(await send('/?status=500&began=no', 'text/html', form())).toEqual([400, null]);
  expect(await send('/?status=500&began=yes', 'text/html', form())).toEqual([500, null]);
  // No action at all: a page, or the API, that fails.
  expect(await send('/api/x?status=500&began=no', 'text/html', '{}')).toEqual([500, null]);
  expect(await send('/?status=500&began=no', 'text/html')).toEqual([500, null]);
});
