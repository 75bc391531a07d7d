/** What of a click decides where it leads. */
type Click = Pick<
  MouseEvent,
  'target' | 'button' | 'metaKey' | 'ctrlKey' | 'shiftKey' | 'altKey' | 'defaultPrevented'
>;

/** Whether a click follows a link to another page of this site in this tab, and not to a file, a place on the page or a new tab. */
export function leadsElsewhere(click: Click, here: { href: string; origin: string }): boolean {
  if (click.defaultPrevented || click.button !== 0) return false;
  if (click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) return false;
  const link = click.target instanceof Element ? click.target.closest<HTMLAnchorElement>('a[href]') : null;
  // What opens on the page itself says so.
  if (
    !link ||
    link.hasAttribute('aria-expanded') ||
    link.hasAttribute('download') ||
    (link.target && link.target !== '_self')
  )
    return false;
  const [to, from] = [new URL(link.href, here.href), new URL(here.href)];
  if (to.origin !== here.origin || to.pathname.startsWith('/api/')) return false;
  return to.pathname !== from.pathname || to.search !== from.search;
}
