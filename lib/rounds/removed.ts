import 'server-only';
import { and, desc, eq, gt, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { rounds, users } from '@/db/schema';
import { isId } from '@/lib/access/find-access';
import { can } from '@/lib/access/policy';
import { readOrganization } from '@/lib/access/read-organization';
import type { TeamAccess } from '@/lib/access/types';
import { UNDO_DAYS } from '@/lib/limits';
import { ofTeam } from './round-input';

/** What was deleted after this moment can still be brought back. By the clock of the database, which wrote it down. */
export const stillThere = (): SQL => sql`now() - make_interval(days => ${UNDO_DAYS}::int)`;

/** Until when something deleted at a moment can be brought back. */
export const undoUntil = (removedAt: Date): Date =>
  new Date(removedAt.getTime() + UNDO_DAYS * 24 * 60 * 60 * 1000);

const removedOf = ({ organizationId, teamId }: TeamAccess) =>
  and(eq(rounds.organizationId, organizationId), eq(rounds.teamId, teamId), isNotNull(rounds.removedAt));

/** A deleted round that can be brought back. */
export interface DeletedRound {
  id: string;
  name: string;
  reason: string | null;
  /** Who deleted it; null where they are gone. */
  by: string | null;
  deletedAt: Date;
  until: Date;
}

/** Deleted rounds that can be brought back, newest first; none for who may not do it. */
export function listDeletedRounds(access: TeamAccess): Promise<DeletedRound[]> {
  if (!can(access.role, 'round:delete')) return Promise.resolve([]);
  return readOrganization(access, async (tx) => {
    const found = await tx
      .select({
        id: rounds.id,
        name: rounds.name,
        reason: rounds.removedReason,
        by: users.name,
        removedAt: rounds.removedAt,
      })
      .from(rounds)
      .leftJoin(users, eq(users.id, rounds.removedBy))
      .where(and(removedOf(access), isNull(rounds.purgedAt), gt(rounds.removedAt, stillThere())))
      .orderBy(desc(rounds.removedAt));
    return found.flatMap(({ removedAt, ...round }) =>
      removedAt ? [{ ...round, deletedAt: removedAt, until: undoUntil(removedAt) }] : [],
    );
  });
}

/** What is said where a link leads to a round of the team that was taken back; null where there was none. */
export async function removedRound(access: TeamAccess, roundId: string) {
  if (!isId(roundId)) return null;
  const [round] = await readOrganization(access, (tx) =>
    tx
      .select({
        name: rounds.name,
        removedAt: rounds.removedAt,
        published: sql<boolean>`${rounds.closedAt} is not null`,
        canReturn: sql<boolean>`${rounds.purgedAt} is null and ${rounds.removedAt} > ${stillThere()}`,
      })
      .from(rounds)
      .where(and(removedOf(access), eq(rounds.id, roundId))),
  );
  return round?.removedAt ? { ...round, removedAt: round.removedAt } : null;
}

/** A closed round whose result an upgrade could not work out anew yet (lib/jobs/republish.ts); null where there is none. */
export async function roundHeldBack(access: TeamAccess, roundId: string) {
  if (!isId(roundId)) return null;
  const [round] = await readOrganization(access, (tx) =>
    tx
      .select({ name: rounds.name, closedAt: rounds.closedAt })
      .from(rounds)
      .where(and(ofTeam(access, roundId), isNotNull(rounds.closedAt), isNull(rounds.method))),
  );
  return round?.closedAt ? { ...round, closedAt: round.closedAt } : null;
}

/** A round of the team that can be renamed and taken back; null where there is none, or none any more. */
export async function roundToManage(access: TeamAccess, roundId: string) {
  if (!isId(roundId)) return null;
  const [round] = await readOrganization(access, (tx) =>
    tx
      .select({ name: rounds.name, published: sql<boolean>`${rounds.closedAt} is not null` })
      .from(rounds)
      .where(ofTeam(access, roundId)),
  );
  return round ?? null;
}
