import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { cookies } from 'next/headers';
import { cookieName } from '@/lib/cookie-name';
import { overHttps } from '@/lib/env';
import { networkOf } from '../network';
import type { Asker } from './challenges';

/** The cookie of a browser in which nobody is signed in, while it is asked for a passkey. It opens nothing. */
const enteringCookie = () => cookieName('patamar-entering', overHttps());

const askerOf = (token: string, address: string): Asker => ({
  browser: createHash('sha256').update(token).digest('hex'),
  counted: networkOf(address),
});

/** The browser that was asked for a passkey; null where none was. */
export async function enteringBrowser(address: string): Promise<Asker | null> {
  const token = (await cookies()).get(enteringCookie())?.value;
  return token ? askerOf(token, address) : null;
}

/** The browser that is to be asked for a passkey; it gets a new cookie for that. Only in a server action. */
export async function beginEntering(address: string): Promise<Asker> {
  const token = randomBytes(32).toString('base64url');
  const options = {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: overHttps(),
    maxAge: 5 * 60,
  } as const;
  (await cookies()).set(enteringCookie(), token, options);
  return askerOf(token, address);
}
