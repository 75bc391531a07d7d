import { createServer } from 'node:net';

/** A port the operating system says is free on the loopback address. */
export function freePort() {
  return listenOnce(0, '127.0.0.1');
}

/**
 * The wanted port, or the next free one.
 * @param {number} wanted 1–65535
 * @param {(port: number) => Promise<boolean>} [isFree]
 * @throws when 50 ports in a row are busy
 */
export async function choosePort(wanted, isFree = portIsFree) {
  for (let port = wanted; port < wanted + 50 && port <= 65_535; port += 1) {
    if (await isFree(port)) return port;
  }
  throw new Error(`The ports from ${wanted} on are all busy: set PORT.`);
}

/** Both address families are tried: a server of somebody else may listen on one of them only. */
async function portIsFree(port) {
  for (const host of ['127.0.0.1', '::1', undefined]) {
    try {
      await listenOnce(port, host);
    } catch (error) {
      if (error.code === 'EADDRINUSE') return false;
      if (error.code === 'EACCES')
        throw new Error(`Port ${port} needs rights this user does not have: set PORT.`);
      // A machine without IPv6 has no ::1; that says nothing about the port.
    }
  }
  return true;
}

function listenOnce(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const { port: actual } = server.address();
      server.close(() => resolve(actual));
    });
  });
}
