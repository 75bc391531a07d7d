import { lateScripts } from './late-scripts-client.mjs';

/**
 * Pages that are read, not worked in: everything on them works without scripts, so that Next.js's 140 kB (gzip) would
 * only keep a phone busy. Parts marked `data-wakes` are the exception: touching one fetches the scripts.
 */
const isReading = (/** @type {string} */ path) => path === '/learn' || path.startsWith('/learn/');

/**
 * Sends the documents of the learning area without the scripts of Next.js, or with scripts that wait to be needed.
 * Data for navigation within the application, other pages and errors stay as they are.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {{ path: string, nonce: string }} page `path` without query
 */
export function delayScripts(request, response, { path, nonce }) {
  if (!isReading(path) || request.method !== 'GET' || request.headers.rsc) return;
  const chunks = [];
  const end = response.end;
  const keep = (chunk, encoding) => {
    if (chunk) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk, encoding) : Buffer.from(chunk));
  };
  const called = (/** @type {unknown[]} */ args) => args.find((arg) => typeof arg === 'function');
  response.write = (chunk, ...args) => {
    keep(chunk, args[0]);
    called(args)?.();
    return true;
  };
  response.end = (chunk, ...args) => {
    if (typeof chunk !== 'function') keep(chunk, args[0]);
    const body = Buffer.concat(chunks);
    const page =
      response.statusCode === 200 && /^text\/html/.test(String(response.getHeader('content-type')));
    return end.call(
      response,
      page ? withLateScripts(body.toString(), nonce) : body,
      called([chunk, ...args]),
    );
  };
}

/**
 * A document without scripts, except for one that may fetch them again.
 * @param {string} html as Next.js made it
 * @param {string} nonce
 */
export function withLateScripts(html, nonce) {
  // Parts that came late are put in place by scripts of React; such a page needs them at once.
  if (html.includes('<div hidden id="S:')) return html;
  const wakes = html.includes(' data-wakes=');
  /** @type {string[]} */
  const sources = [];
  const rest = html
    .replace(/<link rel="preload" as="script"[^>]*>/g, '')
    .replace(/<script\b([^>]*)>[\s\S]*?<\/script>/g, (script, attributes) => {
      const [, source] = /\bsrc="([^"]+)"/.exec(attributes) ?? [];
      if (source && !/\bnomodule/i.test(attributes)) sources.push(source);
      return !source && wakes ? script : '';
    });
  const late = `(${lateScripts})(${JSON.stringify(wakes ? sources : []).replaceAll('<', '\\u003c')})`;
  return rest.replace('</body>', () => `<script nonce="${nonce}">${late}</script></body>`);
}
