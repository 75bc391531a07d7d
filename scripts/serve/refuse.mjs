const WORDS = {
  bad_target: [
    'This address cannot be answered. Nothing was changed.',
    'Este endereço não pode ser respondido. Nada mudou.',
  ],
  bad_host: [
    'This request does not say clearly which site it is for. Nothing was changed.',
    'Este pedido não diz com clareza a que site se destina. Nada mudou.',
  ],
  unknown_host: [
    'Patamar does not answer to this name. Whoever runs it sets APP_URL to the address that people open.',
    'O Patamar não responde por este nome. Quem o mantém define em APP_URL o endereço que as pessoas abrem.',
  ],
  method_not_allowed: [
    'This address does not take this kind of request. Nothing was changed.',
    'Este endereço não aceita este tipo de pedido. Nada mudou.',
  ],
  foreign_origin: [
    'This form came from another site. Nothing was changed. Open Patamar by its own address and try again.',
    'Este formulário veio de outro site. Nada mudou. Abra o Patamar pelo endereço dele e tente de novo.',
  ],
  too_large: [
    'This is too large: a model has at most 2 MB. Nothing was saved. Go back and choose a smaller file.',
    'Isto é grande demais: um modelo tem no máximo 2 MB. Nada foi salvo. Volte e escolha um arquivo menor.',
  ],
};

/**
 * Answers a request that Next.js never gets: with a sentence in the language that the person chose (lib/i18n/locale.ts), else in
 * that of the browser; a program that called the API gets JSON.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {{ status: number, error: string }} fault
 */
export function refuse(request, response, { status, error }) {
  if (status === 204) return response.writeHead(204).end();
  const [, chosen] = /(?:^|;\s*)(?:__Host-)?patamar-locale=([\w-]+)/.exec(request.headers.cookie ?? '') ?? [];
  const portuguese = /^\s*pt\b/i.test(chosen ?? request.headers['accept-language'] ?? '');
  const api = request.url?.startsWith('/api/');
  const text = api ? JSON.stringify({ error }) : `${WORDS[error][portuguese ? 1 : 0]}\n`;
  response.writeHead(status, {
    'content-type': api ? 'application/json' : 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    // Whatever more the client was going to send is not read.
    connection: 'close',
  });
  return response.end(text);
}
