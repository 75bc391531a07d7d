import { unstable_isUnrecognizedActionError as isFromBeforeUpgrade } from 'next/navigation';
import en from '@/lib/i18n/messages/en/failures.json';
import ptBR from '@/lib/i18n/messages/pt-BR/failures.json';

export type Failure = 'offline' | 'updated' | 'broken';

/**
 * Words for what went wrong, in the language of the page. They are in the program already: without a connection, or with
 * a server that fails, none could be asked for.
 */
export function failureWords(): typeof en {
  const lang = document.documentElement.lang || navigator.language;
  return lang.toLowerCase().startsWith('pt') ? ptBR : en;
}

/** Why nothing came back. A browser that gets no answer throws a `TypeError` for each request. */
export function failureOf(error: unknown): Failure {
  if (isFromBeforeUpgrade(error)) return 'updated';
  if (error instanceof Error && error.name === 'ChunkLoadError') return 'updated';
  return !navigator.onLine || (error instanceof TypeError && /fetch|network|load failed/i.test(error.message))
    ? 'offline'
    : 'broken';
}

/** Whether the server asks the person to sign in: their session has ended. */
export const endsSession = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'digest' in error &&
  String(error.digest).includes(';/sign-in');
