import 'server-only';
import { and, eq, isNotNull, lte } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { organizations, teams } from '@/db/schema';
import { stillThere } from '@/lib/rounds/removed';

const isOver = () => and(isNotNull(organizations.deletedAt), lte(organizations.deletedAt, stillThere()));

/**
 * Removes a team of a deleted organization whose week is over, or the organization itself once it has none any more, with all that
 * hangs on it. One transaction each, so that none is long however many teams there are; what is left when the process stops goes next
 * time. False where there is nothing that nobody else has in hand.
 */
export function purgePartOfOrganization(): Promise<boolean> {
  return systemDatabase().transaction(async (tx) => {
    const [gone] = await tx
      .select({ id: organizations.id })
      .from(organizations)
      .where(isOver())
      .limit(1)
      .for('update', { skipLocked: true });
    if (!gone) return false;
    const [team] = await tx
      .select({ id: teams.id })
      .from(teams)
      .where(eq(teams.organizationId, gone.id))
      .limit(1);
    if (team) await tx.delete(teams).where(and(eq(teams.organizationId, gone.id), eq(teams.id, team.id)));
    else await tx.delete(organizations).where(eq(organizations.id, gone.id));
    return true;
  });
}
