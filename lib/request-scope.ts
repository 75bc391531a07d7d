import type { AsyncLocalStorage } from 'node:async_hooks';

/** What the web server knows of the request that is being answered (scripts/serve/scope.mjs). */
interface Scope {
  action: boolean;
  began: boolean;
}

const server = globalThis as typeof globalThis & { patamarRequests?: AsyncLocalStorage<Scope> };
const scope = (): Scope | undefined => server.patamarRequests?.getStore();

/**
 * Says that code of ours has been reached. What fails before it in an action are its arguments, which whoever sent them has made up:
 * that is answered with 400, and is no failure of the server.
 */
export function begin(): void {
  const now = scope();
  if (now) now.began = true;
}

/** Refuses arguments that no page of ours sends, whatever has been reached. */
export function malformed(): never {
  const now = scope();
  if (now) now.began = false;
  throw new Error('An action was called with something else than a form.');
}

/** Whether what fails now are the arguments of an action. */
export const isMalformed = (): boolean => {
  const now = scope();
  return now?.action === true && !now.began;
};
