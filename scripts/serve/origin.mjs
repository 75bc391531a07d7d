/** Forms that came from elsewhere are told about this many times in the life of a process. */
const MOST_TOLD = 10;

/**
 * Next.js takes a form only from a page whose address is that of the request's Host. A proxy that asks for us under a
 * name of its own (nginx does, unless told otherwise) hides that address; what a browser sends from a page at the
 * configured address therefore counts as sent to that address. Browsers write Origin and Referer themselves: a page
 * elsewhere cannot claim to be ours.
 * @param {import('node:http').IncomingMessage} request
 * @param {string | undefined} site the configured address
 */
export function trustOwnOrigin({ headers }, site) {
  const own = originOf(site);
  if (own === undefined || originOf(headers.origin ?? headers.referer) !== own) return;
  headers.host = new URL(own).host;
  delete headers['x-forwarded-host'];
}

/**
 * Notices forms that Next.js is going to refuse, because they come from neither the configured address nor the one
 * that was asked for: whoever sets up a proxy learns what to set.
 * @param {(words: string) => void} warn
 * @returns {(request: import('node:http').IncomingMessage, site: string | undefined) => void}
 */
export function createOriginWatch(warn) {
  const told = new Set();
  return (request, site) => {
    const { method, url, headers } = request;
    const from = originOf(headers.origin);
    if (method !== 'POST' || url?.startsWith('/api/') || from === undefined) return;
    if (!isForeign(request) || told.has(from) || told.size >= MOST_TOLD) return;
    told.add(from);
    const asked = askedHost(headers);
    warn(
      `A form from ${from} is refused: Patamar was asked for as ${asked || 'nothing'}, and APP_URL is ${site}. ` +
        'Set APP_URL to the address people open, or let the proxy pass on the Host header.',
    );
  };
}

/** The host that a request asked for, as Next.js reads it. */
const askedHost = (headers) =>
  String(headers['x-forwarded-host'] ?? headers.host ?? '')
    .split(',', 1)[0]
    ?.trim();

/**
 * Whether a browser says that a request comes from a page elsewhere, or will not say from where.
 * @param {import('node:http').IncomingMessage} request
 */
export function isForeign({ headers }) {
  if (headers.origin === undefined) return false;
  const from = originOf(headers.origin);
  return from === undefined || new URL(from).host !== askedHost(headers);
}

/** Scheme, host and port of an address; undefined for what is none (`null`, a path, nothing). */
function originOf(address) {
  if (!address || !URL.canParse(address)) return undefined;
  const { origin } = new URL(address);
  return origin === 'null' ? undefined : origin;
}
