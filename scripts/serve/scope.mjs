import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * What is known of the request that is being answered, for code that is not handed the request: bundled code finds it by the name
 * (lib/request-scope.ts).
 * @typedef {{ action: boolean, began: boolean }} Scope
 *   `action`: it posts to a page, and pages take nothing but actions; `began`: code of ours has been reached
 */

/** @type {AsyncLocalStorage<Scope>} */
export const scopes = new AsyncLocalStorage();
globalThis.patamarRequests = scopes;

/**
 * @param {import('node:http').IncomingMessage} request
 * @returns {Scope}
 */
export const scopeOf = ({ method, url }) => ({
  action: method === 'POST' && !url?.startsWith('/api/'),
  began: false,
});
