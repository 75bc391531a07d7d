import { isIP } from 'node:net';
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
  if (/^\/api\/mail\/[^/]+\/?$/.test(path)) return ['POST'];
  return READ;
}

/**
 * Whether a request asks for a site that this server is not. A page elsewhere can have a name of its own point at this machine and
 * would then be let read what stands here (DNS rebinding); addresses, and names that no stranger can own, it cannot take.
 * @param {string} host as the request says it
 * @param {string | undefined} address the configured one
 */
function isUnknown(host, address) {
  if (!URL.canParse(`http://${host}`)) return true;
  const { hostname } = new URL(`http://${host}`);
  const local = !hostname.includes('.') || /\.(?:local|localhost|internal|home\.arpa)$/.test(hostname);
  if (local || isIP(hostname) !== 0) return false;
  return address === undefined || new URL(address).hostname !== hostname;
}

/**
 * What is wrong with a request before anybody looks at what it asks for, or null. Next.js answers most of these as if nothing
 * were wrong, and the rest with an error of its own and a stack in the log.
 * @param {import('node:http').IncomingMessage} request
 * @param {{ address?: string, hops?: number }} [site] the configured address, and how many proxies of our own stand before it
 * @returns {{ status: number, error: string, allow?: string[] } | null}
 */
export function faultOf(request, { address, hops = 0 } = {}) {
  const { method = '', url = '', rawHeaders } = request;
  // A path, and not the address of another site (RFC 9112, 3.2.2) or `*`.
  if (!url.startsWith('/')) return { status: 400, error: 'bad_target' };
  const hosts = rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host');
  if (hosts.length !== 1) return { status: 400, error: 'bad_host' };
  // A proxy may ask for us under any name of its own, and whatever watches over us by any it likes.
  const named = hops === 0 && !/^\/api\/health\/?(?:\?|$)/.test(url);
  if (named && isUnknown(request.headers.host ?? '', address)) return { status: 421, error: 'unknown_host' };
  const allow = methodsOf(url.split(/[?#]/, 1)[0] ?? '');
  if (method === 'OPTIONS') return { status: 204, error: '', allow };
  if (!allow.includes(method)) return { status: 405, error: 'method_not_allowed', allow };
  return !READ.includes(method) && isForeign(request) ? { status: 403, error: 'foreign_origin' } : null;
}

/**
 * Answers a request that is wrong in itself.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {{ address?: string, hops?: number }} [site]
 * @returns {boolean} whether it was, and is answered
 */
export function refuseAtGate(request, response, site) {
  const fault = faultOf(request, site);
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
