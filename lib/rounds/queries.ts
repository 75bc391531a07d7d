import 'server-only';
import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { answers, respondents, rounds } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { isId } from '@/lib/access/find-access';
import { readOrganization } from '@/lib/access/read-organization';
import type { TeamAccess } from '@/lib/access/types';
import type { RoleId } from '@/lib/model/schema';
import { modelVersion } from '@/lib/model/versions';
import { questionsOf } from '@/lib/scoring';
import { ofTeamOf } from './round-input';
import { progressCounts, progressFrom } from './stepped';

/** How far a person is with their own answers; `all`: every question has one, or they said they are done. */
export type OwnAnswers = 'none' | 'some' | 'all';

/** Whether the team has such a round. */
export async function isRoundOf(access: TeamAccess, roundId: string): Promise<boolean> {
  if (!isId(roundId)) return false;
  const found = await readOrganization(access, (tx) =>
    tx
      .select({ id: rounds.id })
      .from(rounds)
      .where(and(ofTeamOf(access), eq(rounds.id, roundId))),
  );
  return found.length > 0;
}

/**
 * The team's round that is not published yet: how many are asked and waited for, how many have left since, in steps how
 * many have begun and finished, never who and never the counts themselves (anonymity, P6); and where this person stands.
 */
export function openRoundOf(access: TeamAccess) {
  return readOrganization(access, async (tx) => {
    const mine = sql`${respondents.userId} = ${access.userId}`;
    const [row] = await tx
      .select({
        id: rounds.id,
        name: rounds.name,
        mode: rounds.mode,
        format: rounds.format,
        openedAt: rounds.openedAt,
        frozenAt: rounds.frozenAt,
        part: rounds.part,
        endsOn: rounds.endsOn,
        endsItself: rounds.endsItself,
        ...progressCounts(),
        stillAsked:
          sql`count(${respondents.id}) filter (where ${respondents.invitedAt} <= ${rounds.openedAt})`.mapWith(
            Number,
          ),
        scope: rounds.scope,
        askedSets: rounds.askedSets,
        askedSet: sql<number | null>`max(${respondents.askedSet}) filter (where ${mine})`,
        questionLimit: rounds.questionLimit,
        modelVersionId: rounds.modelVersionId,
        me: sql<string | null>`max(${respondents.id}::text) filter (where ${mine})`,
        jobRole: sql<RoleId | null>`max(${respondents.jobRole}) filter (where ${mine})`,
        done: sql<boolean>`bool_or(coalesce(${mine}, false) and ${respondents.finishedAt} is not null)`,
      })
      .from(rounds)
      // With nobody asked any more it is still there, to be published or cancelled.
      .leftJoin(
        respondents,
        and(eq(respondents.organizationId, rounds.organizationId), eq(respondents.roundId, rounds.id)),
      )
      .where(and(ofTeamOf(access), isNull(rounds.closedAt)))
      .groupBy(rounds.organizationId, rounds.id);
    if (!row) return null;
    const { me, jobRole, done, scope, modelVersionId, askedSets, askedSet, ...counted } = row;
    const { askedAtOpening, invited, left, stepped, begun, finished, ...round } = counted;
    const given = me === null || done ? new Set() : await answeredBy(tx, access, me);
    const kept = askedSet === null ? null : askedSets?.[askedSet]?.items;
    const asked =
      given.size > 0
        ? questionsOf(await modelVersion(tx, modelVersionId), {
            mode: row.mode,
            scope,
            role: jobRole,
            asked: kept,
          })
        : [];
    const all = done || (given.size > 0 && asked.every((id) => given.has(id)));
    const own: OwnAnswers = all ? 'all' : given.size > 0 ? 'some' : 'none';
    return {
      ...round,
      scope,
      ...progressFrom({ askedAtOpening, invited, left, stepped, begun, finished }),
      asked: me !== null,
      own,
    };
  });
}

async function answeredBy(
  tx: Tenant,
  { organizationId }: TeamAccess,
  respondentId: string,
): Promise<Set<string>> {
  const rows = await tx
    .select({ itemId: answers.itemId })
    .from(answers)
    .where(
      and(
        eq(answers.organizationId, organizationId),
        eq(answers.respondentId, respondentId),
        ne(answers.value, 'SKIP'),
      ),
    );
  return new Set(rows.map(({ itemId }) => itemId));
}
