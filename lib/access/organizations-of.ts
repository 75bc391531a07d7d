import 'server-only';
import { and, asc, eq, gt, isNull, or } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { memberships, organizations } from '@/db/schema';
import { stillThere } from '@/lib/rounds/removed';

/** Organizations a person is in, by name: the one list that looks across tenants, for the person themselves. */
export function organizationsOf(userId: string) {
  return systemDatabase()
    .select({
      id: organizations.id,
      name: organizations.name,
      kind: organizations.kind,
      role: memberships.role,
      /** When an owner deleted it; for a week it can be kept. */
      deletedAt: organizations.deletedAt,
      timeZone: organizations.timeZone,
    })
    .from(memberships)
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(
      and(
        eq(memberships.userId, userId),
        or(isNull(organizations.deletedAt), gt(organizations.deletedAt, stillThere())),
      ),
    )
    .orderBy(asc(organizations.name));
}
