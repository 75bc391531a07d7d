/** Where people go after signing in when they did not come from anywhere. */
export const HOME = '/home';

const BASE = 'http://same.invalid';
/** Browsers drop control characters and turn `\` into `/`, so `/\t/host` and `/\host` would leave the site. */
const UNSAFE = /[\p{Cc}\\]/u;

/**
 * A path on this site to go on to after signing in. Anything else (another site, `//host`, `/\host`,
 * an API address, not a string) becomes the home page, so that a link cannot send people away.
 */
export function safeNext(value: unknown): string {
  if (typeof value !== 'string' || !value.startsWith('/') || UNSAFE.test(value)) return HOME;
  if (!URL.canParse(value, BASE)) return HOME;
  const url = new URL(value, BASE);
  const leaves = url.origin !== BASE || url.pathname.startsWith('//') || url.pathname.startsWith('/api/');
  return leaves ? HOME : url.pathname + url.search + url.hash;
}
