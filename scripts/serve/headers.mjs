import { randomBytes } from 'node:crypto';

/** Header of a request that pages read; the same name as in lib/access/request-headers.ts. */
export const PATH_HEADER = 'x-patamar-path';

/** Headers that every answer carries, whatever it is. */
const STATIC_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
};

/** For answers that are not pages: nothing in them may run, load or be framed. */
const API_POLICY = "default-src 'none'; frame-ancestors 'none'";

/**
 * Scripts and styles run only with this request's nonce or from a script that had it (CSP Level 3, strict-dynamic).
 * @param {{ nonce: string, development: boolean }} page
 */
export function contentSecurityPolicy({ nonce, development }) {
  // The development server evaluates code and inserts styles without a nonce.
  const style = development ? "'unsafe-inline'" : `'nonce-${nonce}'`;
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${style}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; ');
}

/**
 * All security headers of a page.
 * @param {{ nonce: string, development: boolean, https: boolean, path: string }} page `nonce`: fresh random text
 * @returns {Record<string, string>}
 */
export function pageHeaders(page) {
  const headers = { ...STATIC_HEADERS, 'Content-Security-Policy': contentSecurityPolicy(page) };
  // The address of an invitation is a key. (`no-referrer` would also blank the Origin of forms, and they would fail.)
  if (/^\/(?:join|reset)\//.test(page.path)) headers['Referrer-Policy'] = 'same-origin';
  if (page.https) headers['Strict-Transport-Security'] = 'max-age=31536000; includeSubDomains';
  return headers;
}

/**
 * Gives an answer its security headers, and tells the page what Next.js would not: the nonce for its scripts and the
 * path that was asked for. This could be a proxy.ts, but that would cost every page a millisecond and more.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {{ development: boolean, https: boolean }} site
 */
export function secure(request, response, site) {
  const { headers } = request;
  const { pathname, search } = locate(request.url);
  const set = (/** @type {Record<string, string>} */ list) => {
    for (const [name, value] of Object.entries(list)) response.setHeader(name, value);
  };
  if (pathname.startsWith('/_next/static/')) return set(STATIC_HEADERS);
  if (pathname.startsWith('/api/')) return set({ ...STATIC_HEADERS, 'Content-Security-Policy': API_POLICY });
  const page = { path: pathname, nonce: randomBytes(16).toString('base64') };
  const policies = pageHeaders({ ...page, ...site });
  set(policies);
  headers['content-security-policy'] = policies['Content-Security-Policy'];
  headers[PATH_HEADER] = withoutMarker(pathname, search);
}

/** Parsed, because dots in a path must not lead from a file to a page; what is no address counts as the first page. */
function locate(url = '/') {
  return URL.canParse(url, 'http://localhost')
    ? new URL(url, 'http://localhost')
    : new URL('http://localhost/');
}

/** Next.js adds `_rsc` to addresses when it asks for data; nobody should be led back to that. */
function withoutMarker(pathname, search) {
  if (!search.includes('_rsc=')) return pathname + search;
  const kept = new URLSearchParams(search);
  kept.delete('_rsc');
  return kept.size > 0 ? `${pathname}?${kept}` : pathname;
}
