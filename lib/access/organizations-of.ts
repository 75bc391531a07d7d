import 'server-only';
import { asc, eq } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { memberships, organizations } from '@/db/schema';

/** Organizations a person is in, by name: the one list that looks across tenants, for the person themselves. */
export function organizationsOf(userId: string) {
  return systemDatabase()
    .select({
      id: organizations.id,
      name: organizations.name,
      kind: organizations.kind,
      role: memberships.role,
    })
    .from(memberships)
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(eq(memberships.userId, userId))
    .orderBy(asc(organizations.name));
}
