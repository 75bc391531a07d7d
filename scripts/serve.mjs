import { createServer } from 'node:http';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Answer } from './serve/answer.mjs';
import { createCloser } from './serve/close.mjs';
import { compress } from './serve/compress.mjs';
import { forgetRenders } from './serve/forget-renders.mjs';
import { refuseAtGate, refuseUpgrades } from './serve/gate.mjs';
import { secure } from './serve/headers.mjs';
import { trustedHops } from './serve/hops.mjs';
import { createLog, logRequest } from './serve/log.mjs';
import { createOriginWatch, trustOwnOrigin } from './serve/origin.mjs';
import { trustRequest } from './serve/request.mjs';
import { scopeOf, scopes } from './serve/scope.mjs';
import { refuseTooLarge } from './serve/too-large.mjs';
import { createTurns } from './serve/turns.mjs';

/**
 * The web server: Next.js behind a thin layer that names each request, knows its real address and logs it.
 * PORT and HOST (`loopback`, an address, or unset for every interface) come from the environment.
 */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dev = process.argv.includes('--dev');
const port = Number(process.env.PORT ?? 3000);
const hosts = process.env.HOST === 'loopback' ? ['127.0.0.1', '::1'] : [process.env.HOST];
/** The launcher reads this exit code as "the port was taken in between". */
const PORT_TAKEN = 98;

process.env.NODE_ENV ??= dev ? 'development' : 'production';
process.env.NEXT_TELEMETRY_DISABLED ??= '1';
const { log, flush } = createLog();
const hops = trustedHops(process.env.TRUST_PROXY);
const address = process.env.NEXTAUTH_URL;
const site = { development: dev, https: Boolean(address?.startsWith('https://')) };

const servers = hosts.map(() => createServer({ ServerResponse: Answer }));
// Before Next.js is there, which brings React.
forgetRenders();
const { default: next } = await import('next');
const app = next({ dev, dir: root, port, hostname: 'localhost', httpServer: servers[0] });
await app.prepare();
const handle = app.getRequestHandler();
// Next.js takes web sockets (of the development server) from the one server it knows.
for (const other of servers.slice(1)) other.on('upgrade', (...args) => servers[0].emit('upgrade', ...args));
if (!dev) refuseUpgrades(servers[0]);
const closer = createCloser(servers);
const inTurn = createTurns();
const watchOrigin = createOriginWatch((words) => log.warn(words));

function answer(request, response) {
  const requestId = trustRequest(request, hops);
  trustOwnOrigin(request, address);
  watchOrigin(request, address);
  response.setHeader('x-request-id', requestId);
  secure(request, response, site);
  logRequest(log, request, response, requestId);
  closer.track(response);
  if (refuseAtGate(request, response, { address, hops }) || refuseTooLarge(request, response)) return;
  if (!dev) compress(request, response, () => {});
  response.scope = scopeOf(request);
  const failed = (error) => {
    log.error({ requestId, err: error }, 'request failed');
    if (response.headersSent) response.destroy();
    else response.writeHead(500).end();
  };
  inTurn(request, response, () => scopes.run(response.scope, () => handle(request, response).catch(failed)));
}

function listen(server, host) {
  // Longer than the idle time of usual load balancers (60 s), or they reuse a connection that is being closed.
  server.keepAliveTimeout = 65_000;
  server.headersTimeout = 66_000;
  server.on('request', answer);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, resolve);
  });
}

let closing = false;
async function close(after = () => {}) {
  if (closing) return;
  closing = true;
  await closer.close();
  await app.close();
  await after();
  log.info('stopped');
  flush();
  process.exit(0);
}

/** The launcher was killed: the database it started would run on for nobody. */
async function closeAlone() {
  const dir = process.env.PATAMAR_DATABASE_DIR;
  const { stopDatabaseIfUnused } = await import('./postgres.mjs');
  await close(() => (dir ? stopDatabaseIfUnused(dir) : undefined));
}

process.on('SIGTERM', () => close());
process.on('SIGINT', () => close());
// Without its launcher nobody would ever stop this process.
if (process.channel) process.on('disconnect', closeAlone);

try {
  const [first, ...others] = servers;
  await listen(first, hosts[0]);
  for (const [i, server] of others.entries()) {
    await listen(server, hosts[i + 1]).catch((error) => {
      // A machine without IPv6 is fine; a port that somebody else has there is not.
      if (error.code === 'EADDRINUSE') throw error;
    });
  }
} catch (error) {
  const taken = error.code === 'EADDRINUSE';
  // The launcher goes on with another port and says so itself.
  log[taken ? 'info' : 'error']({ err: error }, 'cannot listen');
  flush();
  process.exit(taken ? PORT_TAKEN : 1);
}
log.info({ port, dev }, 'listening');
process.send?.({ type: 'ready', port });
