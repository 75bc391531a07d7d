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
 * An answer of this server, where Next.js has one that helps nobody. A form that was drawn before an upgrade it refuses with 409 and
 * three words of English, and without scripts these would be all of the page: the browser is led to one that says it in the
 * person's language. Arguments of an action that it cannot read it calls a failure of the server: they are a bad request.
 */
export class Answer extends ServerResponse {
  /** @type {import('./scope.mjs').Scope | undefined} */
  scope;

  /** The status that went out: Next.js may set `statusCode` once more when it is too late. */
  sentStatus = 0;

  /** @override */
  writeHead(status, ...more) {
    this.sentStatus = this.#helpful(status);
    return super.writeHead(this.sentStatus, ...more);
  }

  #helpful(status) {
    if (status === 500 && this.scope?.action && !this.scope.began) return 400;
    if (status !== 409 || !isForm(this.req)) return status;
    this.setHeader('Location', `${PAGE}?from=${encodeURIComponent(this.req.url ?? '/')}`);
    return 303;
  }
}
