import 'server-only';
import { and, eq } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { users } from '@/db/schema';
import type { Lang } from '@/lib/model/schema';
import { readSession } from './session';

/** Keeps the language with the signed-in person, so that another device starts in it. No session: does nothing. */
export async function rememberLocale(locale: Lang): Promise<void> {
  const claims = await readSession();
  if (!claims) return;
  await systemDatabase()
    .update(users)
    .set({ locale })
    .where(and(eq(users.id, claims.userId), eq(users.sessionVersion, claims.sessionVersion)));
}
