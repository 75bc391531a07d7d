import { createServer, get } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { createCloser } from './close.mjs';

const servers = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections();
});

/** A server whose answers begin at once and end when `finish` is called. */
async function serving(type) {
  let finish = () => {};
  const server = createServer((_request, response) => {
    // As in scripts/serve.mjs; a response without any header set before does not remember those of `writeHead`.
    response.setHeader('x-request-id', 'one');
    closer.track(response);
    response.writeHead(200, { 'content-type': type });
    response.write('begun');
    finish = () => response.end(' ended');
  });
  servers.push(server);
  const closer = createCloser([server]);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  const answer = await new Promise((resolve) => get({ port, host: '127.0.0.1', agent: false }, resolve));
  answer.setEncoding('utf8');
  let text = '';
  answer.on('data', (chunk) => (text += chunk));
  const over = new Promise((resolve) => answer.once('close', () => resolve(text)));
  return { closer, port, over, finish: () => finish() };
}

it('lets an answer in progress finish, and takes no more', async () => {
  const { closer, port, over, finish } = await serving('text/html');
  const closed = closer.close();
  const refused = await new Promise((resolve) => get({ port, host: '127.0.0.1' }).once('error', resolve));
  expect(refused.code).toBe('ECONNREFUSED');
  finish();
  expect(await over).toBe('begun ended');
  await closed;
});

it('waits for no stream of events, which would never end', async () => {
  const { closer, over } = await serving('text/event-stream; charset=utf-8');
  await closer.close();
  expect(await over).toBe('begun');
});
