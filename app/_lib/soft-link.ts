/**
 * The address within this site to which a click leads without loading a new page; null when the browser should do what
 * it always does: other buttons and keys, downloads, new windows, other sites, files, places on the same page.
 */
export function softAddress(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || link.target || link.hasAttribute('download') || link.origin !== window.location.origin) {
    return null;
  }
  const { pathname, search, hash } = link;
  if (pathname.startsWith('/api/')) return null;
  if (hash && pathname === window.location.pathname && search === window.location.search) return null;
  return pathname + search + hash;
}
