import { isEventStream } from './compress.mjs';

/** Milliseconds that requests in progress are given when the server is asked to stop. */
const GRACE_MS = 10_000;

/**
 * Keeps track of answers in progress, so that stopping waits for them and for nothing else.
 * @param {import('node:http').Server[]} servers
 */
export function createCloser(servers) {
  const active = new Set();
  return {
    /** @param {import('node:http').ServerResponse} response */
    track(response) {
      active.add(response);
      response.once('close', () => active.delete(response));
    },
    /** Stops accepting, lets requests finish for at most ten seconds, then closes what is left. */
    async close() {
      const closed = servers.map((server) => new Promise((resolve) => server.close(resolve)));
      for (const response of active) {
        // Event streams never end by themselves; browsers connect again on their own.
        if (isEventStream(response)) response.destroy();
        else if (!response.headersSent) response.setHeader('connection', 'close');
      }
      for (const server of servers) server.closeIdleConnections();
      const timer = setTimeout(() => {
        for (const server of servers) server.closeAllConnections();
      }, GRACE_MS);
      await Promise.all(closed);
      clearTimeout(timer);
    },
  };
}
