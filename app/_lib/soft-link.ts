/**
 * The address within this site to which a click leads without loading a new page; null when the browser should do what
 * it always does: other buttons and keys, downloads, new windows, other sites, files, and a place on a page, which only
 * the browser itself marks (`:target`) and moves the focus to.
 */
export function softAddress(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || link.target || link.hasAttribute('download') || link.origin !== window.location.origin) {
    return null;
  }
  const { pathname, search, hash } = link;
  return hash || pathname.startsWith('/api/') ? null : pathname + search;
}
