/** Set on a page's request, so that signing in can lead back to it. Whatever a client sends is overwritten. */
export const PATH_HEADER = 'x-patamar-path';

interface Page {
  /** Fresh random text of this request. */
  nonce: string;
  development: boolean;
  https: boolean;
  path: string;
}

/** Headers that every answer may carry, whatever it is. Also set for files and for the API in next.config.ts. */
export const STATIC_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
} as const;

/** For answers that are not pages: nothing in them may run, load or be framed. */
export const API_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** Scripts and styles run only with this request's nonce or from a script that had it (CSP Level 3, strict-dynamic). */
export function contentSecurityPolicy({ nonce, development }: Pick<Page, 'nonce' | 'development'>): string {
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

/** All security headers of a page. */
export function pageHeaders(page: Page): Record<string, string> {
  const headers: Record<string, string> = {
    ...STATIC_HEADERS,
    'Content-Security-Policy': contentSecurityPolicy(page),
  };
  // The address of an invitation is a key. (`no-referrer` would also blank the Origin of forms, and they would fail.)
  if (page.path.startsWith('/join/')) headers['Referrer-Policy'] = 'same-origin';
  if (page.https) headers['Strict-Transport-Security'] = 'max-age=31536000; includeSubDomains';
  return headers;
}
