/** Path and query of a page's request, so that signing in can lead back to it. */
export const PATH_HEADER = 'x-patamar-path';
/** There when a browser that shows a page asks for the data of the next one, or calls an action. */
export const SOFT_HEADER = 'x-patamar-soft';

// The web server (scripts/serve/headers.mjs) sets both; whatever a client sends is overwritten.
