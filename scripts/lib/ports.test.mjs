import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { choosePort, freePort } from './ports.mjs';

const busy =
  (...ports) =>
  async (port) =>
    !ports.includes(port);

it('takes the wanted port when it is free', async () => {
  expect(await choosePort(3000, busy())).toBe(3000);
});

it('takes the next free one otherwise', async () => {
  expect(await choosePort(3000, busy(3000, 3001))).toBe(3002);
});

it('gives up after 50 and at the last port there is', async () => {
  await expect(choosePort(3000, async () => false)).rejects.toThrow(/set PORT/);
  await expect(choosePort(65_535, async () => false)).rejects.toThrow(/set PORT/);
});

it.each(['127.0.0.1', undefined])('notices a real server on %s', async (host) => {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, host, resolve));
  const { port } = server.address();
  try {
    expect(await choosePort(port)).not.toBe(port);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
});

it('asks the system for a free port', async () => {
  const port = await freePort();
  expect(port).toBeGreaterThan(1023);
  expect(await choosePort(port)).toBe(port);
});
