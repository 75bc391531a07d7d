import 'server-only';
import Bowser from 'bowser';

/** How a browser names itself, as far as it does. */
export interface BrowserName {
  browser: string | null;
  system: string | null;
}

const LONGEST = 40;

/** What a list of devices calls the browser that sent this `User-Agent`; anybody can send anything there. */
export function browserOf(userAgent: string | null): BrowserName {
  if (!userAgent) return { browser: null, system: null };
  const { browser, os } = Bowser.parse(userAgent.slice(0, 500));
  return { browser: browser.name?.slice(0, LONGEST) || null, system: os.name?.slice(0, LONGEST) || null };
}
