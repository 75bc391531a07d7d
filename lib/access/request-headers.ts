/** Path and query of a page's request, so that signing in can lead back to it. */
export const PATH_HEADER = 'x-patamar-path';

// The web server (scripts/serve/headers.mjs) sets it; whatever a client sends is overwritten.

/** Whether a browser asks for a whole page, and not a page that runs already for the data of the next one. */
export const wantsDocument = (headers: { get(name: string): string | null }): boolean =>
  headers.get('accept')?.includes('text/html') ?? false;
