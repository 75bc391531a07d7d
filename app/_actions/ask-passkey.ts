'use server';

import { headers } from 'next/headers';
import { clientAddress } from '@/lib/access/client-address';
import { beginEntering } from '@/lib/access/factors/entering';
import { passkeyToEnter, passkeyToGive } from '@/lib/access/factors/signing';
import { readSession } from '@/lib/access/session';
import { sessionOwner, whoOwesFactor } from '@/lib/access/sessions';

/** What the browser needs to use a passkey as second factor in its session, as JSON; null where there is nothing to ask for. */
export async function askForFactor(): Promise<string | null> {
  const claims = await readSession();
  if (!claims) return null;
  const userId = (await whoOwesFactor(claims))?.userId ?? (await sessionOwner(claims));
  return userId ? passkeyToGive(userId, { browser: claims.session, counted: claims.session }) : null;
}

/** What the browser needs to sign somebody in with a passkey alone, as JSON; null after very many. */
export async function askToEnter(): Promise<string | null> {
  return passkeyToEnter(await beginEntering(clientAddress(await headers())));
}
