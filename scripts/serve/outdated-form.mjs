import { ServerResponse } from 'node:http';

/** Page that says what happened, with the way back (app/(public)/updated). */
const PAGE = '/updated';

/**
 * Whether a browser sent a form by itself. Scripts send theirs, too, but want no document.
 * @param {import('node:http').IncomingMessage} request
 */
const isForm = ({ method, headers }) =>
  method === 'POST' &&
  /\btext\/html\b/.test(headers.accept ?? '') &&
  /^multipart\/form-data\b/i.test(headers['content-type'] ?? '');

/**
 * An answer of this server. Next.js refuses a form that was drawn before an upgrade with 409 and three words of English, and
 * without scripts these would be all of the page: the browser is led to one that says it in the person's language.
 */
export class Answer extends ServerResponse {
  /** @override */
  writeHead(status, ...more) {
    if (status !== 409 || !isForm(this.req)) return super.writeHead(status, ...more);
    this.setHeader('Location', `${PAGE}?from=${encodeURIComponent(this.req.url ?? '/')}`);
    return super.writeHead(303, ...more);
  }
}
