import 'server-only';
import { and, eq } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { users } from '@/db/schema';
import type { SessionClaims } from './find-access';

/** Whether a session still counts: the person exists and has not ended their sessions since. */
export async function isCurrentSession(claims: SessionClaims): Promise<boolean> {
  const [user] = await systemDatabase()
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, claims.userId), eq(users.sessionVersion, claims.sessionVersion)));
  return user !== undefined;
}
