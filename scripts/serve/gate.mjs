import { isForeign } from './origin.mjs';
import { refuse } from './refuse.mjs';

const READ = ['GET', 'HEAD'];
/** A page is read, or takes a form. */
const PAGE = [...READ, 'POST'];

/**
 * The methods of a path. Those of the API are what its route handlers have; gate.test.mjs holds this list to them.
 * @param {string} path
 */
export function methodsOf(path) {
  if (!path.startsWith('/api/')) return PAGE;
  if (/^\/api\/rounds\/[^/]+\/answers\/?$/.test(path)) return ['PUT'];
  return READ;
}

/**
 * What is wrong with a request before anybody looks at what it asks for, or null. Next.js answers most of these as if nothing
 * were wrong, and the rest with an error of its own and a stack in the log.
 * @param {import('node:http').IncomingMessage} request
 * @returns {{ status: number, error: string, allow?: string[] } | null}
 */
export function faultOf(request) {
  const { method = '', url = '', rawHeaders } = request;
  // A path, and not the address of another site (RFC 9112, 3.2.2) or `*`.
  if (!url.startsWith('/')) return { status: 400, error: 'bad_target' };
  const hosts = rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host');
  if (hosts.length !== 1) return { status: 400, error: 'bad_host' };
  const allow = methodsOf(url.split(/[?#]/, 1)[0] ?? '');
  if (method === 'OPTIONS') return { status: 204, error: '', allow };
  if (!allow.includes(method)) return { status: 405, error: 'method_not_allowed', allow };
  return !READ.includes(method) && isForeign(request) ? { status: 403, error: 'foreign_origin' } : null;
}

/**
 * Answers a request that is wrong in itself.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @returns {boolean} whether it was, and is answered
 */
export function refuseAtGate(request, response) {
  const fault = faultOf(request);
  if (!fault) return false;
  if (fault.allow) response.setHeader('allow', [...fault.allow, 'OPTIONS'].join(', '));
  refuse(request, response, fault);
  return true;
}

/**
 * Closes connections that ask to become something else: nothing here speaks another protocol, and nobody else would close them.
 * @param {import('node:http').Server} server
 */
export function refuseUpgrades(server) {
  server.prependListener('upgrade', (_request, socket) => {
    socket.on('error', () => {});
    socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n', () =>
      socket.destroy(),
    );
  });
}
