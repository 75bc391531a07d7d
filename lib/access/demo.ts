import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { users } from '@/db/schema';
import { demoEnabled } from '@/lib/env';
import type { DemoRole } from './demo-roles';
import { DEMO_DOMAIN } from './email';

/** The demo person with a role; null when the demo is off or its organization has not been made. */
export async function findDemoPerson(role: DemoRole): Promise<{ userId: string } | null> {
  if (!demoEnabled()) return null;
  const [person] = await systemDatabase()
    .select({ userId: users.id })
    .from(users)
    .where(eq(sql`lower(${users.email})`, `${role}@${DEMO_DOMAIN}`));
  return person ?? null;
}
