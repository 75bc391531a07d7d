import { refuse } from './refuse.mjs';

/** What Next.js takes for a form (next.config.ts); it answers anything larger with an error that says nothing. */
export const MOST_BYTES = 5 * 1024 * 1024;
/** A browser shows an answer only when its whole request was read; beyond this nobody waits for it. */
const MOST_READ = 64 * 1024 * 1024;

/**
 * Answers a request whose body is larger than any form may be.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @returns {boolean} whether it was too large, and is answered
 */
export function refuseTooLarge(request, response) {
  const size = Number(request.headers['content-length'] ?? 0);
  if (!(size > MOST_BYTES)) return false;
  const answer = () => refuse(request, response, { status: 413, error: 'too_large' });
  if (size > MOST_READ) answer();
  else request.once('end', answer).resume();
  return true;
}
