/** What Next.js takes for a form (next.config.ts); it answers anything larger with an error that says nothing. */
export const MOST_BYTES = 5 * 1024 * 1024;
/** A browser shows an answer only when its whole request was read; beyond this nobody waits for it. */
const MOST_READ = 64 * 1024 * 1024;

const WORDS = {
  en: 'This is too large: a model has at most 2 MB. Nothing was saved. Go back and choose a smaller file.',
  pt: 'Isto é grande demais: um modelo tem no máximo 2 MB. Nada foi salvo. Volte e escolha um arquivo menor.',
};

/**
 * Answers a request whose body is larger than any form may be: 413 and a sentence in the language that the person
 * chose (lib/i18n/locale.ts), else in that of the browser; a program that called the API gets JSON.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @returns {boolean} whether it was too large, and is answered
 */
export function refuseTooLarge(request, response) {
  const size = Number(request.headers['content-length'] ?? 0);
  if (!(size > MOST_BYTES)) return false;
  const [, chosen] = /(?:^|;\s*)patamar-locale=([\w-]+)/.exec(request.headers.cookie ?? '') ?? [];
  const lang = /^\s*pt\b/i.test(chosen ?? request.headers['accept-language'] ?? '') ? 'pt' : 'en';
  const api = request.url?.startsWith('/api/');
  const answer = () => {
    const type = api ? 'application/json' : 'text/plain; charset=utf-8';
    response.writeHead(413, { 'content-type': type, connection: 'close' });
    response.end(api ? '{"error":"too_large"}' : `${WORDS[lang]}\n`);
  };
  if (size > MOST_READ) answer();
  else request.once('end', answer).resume();
  return true;
}
