import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { plainAddress } from './address.mjs';

/** What a client may claim about where a request comes from; believed only behind a proxy of our own. */
const claims = [
  'forwarded',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
  'x-real-ip',
  'x-client-ip',
];
/**
 * Next.js sends a form that was posted to a page which does not hold its action on to one that does, through this very
 * server: with this header it carries along where it came from. Only who knows the key of this process can have written it.
 */
const SENT_ON = 'x-patamar-sent-on';
const key = randomBytes(32).toString('base64url');
const requestIdPattern = /^[\w-]{8,64}$/;
const secretSegment = /(\/(?:join|invite|invitation|invitations|reset|verify|mail)\/)[^/]+/gi;
const MAX_PATH = 300;

/**
 * Makes the request's headers trustworthy: one request id, one address in `x-forwarded-for`, and no claims of the
 * client about itself, so that limits per address cannot be evaded.
 * @param {import('node:http').IncomingMessage} request
 * @param {number} hops proxies of our own
 * @returns {string} the request id
 */
export function trustRequest(request, hops) {
  const { headers } = request;
  const peer = plainAddress(request.socket.remoteAddress) ?? '';
  const sentOn = sentOnFrom(headers);
  // Whoever else says so would pass for a request that was checked before.
  if (sentOn === undefined) delete headers['x-action-forwarded'];
  const own = hops === 0 ? peer : clientAddress(headers['x-forwarded-for'], peer, hops);
  headers['x-forwarded-for'] = sentOn ?? own;
  headers[SENT_ON] = `${key} ${headers['x-forwarded-for']}`;
  if (hops === 0) for (const name of claims) delete headers[name];
  const given = headers['x-request-id'];
  const id = hops > 0 && typeof given === 'string' && requestIdPattern.test(given) ? given : randomUUID();
  headers['x-request-id'] = id;
  return id;
}

/** Where a request came from that this process sends on to itself; undefined for every other. */
function sentOnFrom(headers) {
  const [given = '', address] = String(headers[SENT_ON] ?? '').split(' ');
  return same(given, key) ? address : undefined;
}

const same = (given, wanted) =>
  given.length === wanted.length && timingSafeEqual(Buffer.from(given, 'latin1'), Buffer.from(wanted));

/**
 * The address the outermost trusted proxy saw: the `hops`-th from the right; everything left of it may be invented. Where
 * that is no address, whoever is connected counts: all that a proxy hides is one.
 * @param {string | string[] | undefined} header of `x-forwarded-for`
 * @param {string} peer who is connected, for a request that came past the proxies
 * @param {number} hops 1 or more
 */
export function clientAddress(header, peer, hops) {
  const list = String(header ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  return plainAddress(list.at(-hops) ?? list[0]) ?? peer;
}

/**
 * A path fit for a log: without the query, and without tokens that open something.
 * @param {string} url
 */
export function loggedPath(url) {
  const end = url.search(/[?#]/);
  const path = end < 0 ? url : url.slice(0, end);
  return path.replace(secretSegment, '$1[token]').slice(0, MAX_PATH);
}

/** Files whose names are hashes of their content: requests for them say nothing. */
export function isLogged(url) {
  return !url.startsWith('/_next/static/');
}
