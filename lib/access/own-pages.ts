/**
 * Whether a request was started on one of our own pages. Browsers say so themselves (Fetch Metadata);
 * they leave it out on plain http, where the referring page must do.
 */
export function fromOwnPages(headers: { get(name: string): string | null }): boolean {
  const site = headers.get('sec-fetch-site');
  if (site) return site === 'same-origin';
  const referer = headers.get('referer') ?? '';
  const host = headers.get('x-forwarded-host') ?? headers.get('host');
  return URL.canParse(referer) && new URL(referer).host === host;
}
