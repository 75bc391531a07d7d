import 'server-only';
import { headers } from 'next/headers';
import { browserOf } from '@/lib/access/browser-name';
import { clientAddress } from '@/lib/access/client-address';
import { networkOf } from '@/lib/access/network';

/** Where something was done from: the network and the kind of browser. */
export interface Origin {
  network: string | null;
  browser: string | null;
  system: string | null;
}

const THE_SERVER: Origin = { network: null, browser: null, system: null };

/** Where the request comes from that is being answered; nowhere for jobs and commands on the server itself. */
export async function requestOrigin(): Promise<Origin> {
  try {
    const found = await headers();
    return { network: networkOf(clientAddress(found)), ...browserOf(found.get('user-agent')) };
  } catch {
    // Outside of a request Next.js has no headers, and throws.
    return THE_SERVER;
  }
}
