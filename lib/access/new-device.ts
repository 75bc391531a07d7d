import 'server-only';
import { and, eq, lt, sql } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { users } from '@/db/schema';
import { writeLetter } from '@/lib/jobs/letters';
import { browserOf } from './browser-name';

/** Has a person told that their account is used in a browser that it was not used in before; not of the one they made it with. */
export async function tellOfNewDevice(userId: string, userAgent: string | null): Promise<void> {
  const older = lt(users.createdAt, sql`now() - interval '10 minutes'`);
  const [known] = await systemDatabase()
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), older));
  if (known) await writeLetter(systemDatabase(), { kind: 'new_device', userId, ...browserOf(userAgent) });
}
