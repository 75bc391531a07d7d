import 'server-only';
import { and, eq, ne, or, sql } from 'drizzle-orm';
import { answers, respondents, rounds } from '@/db/schema';
import { isId } from '@/lib/access/find-access';
import { readOrganization } from '@/lib/access/read-organization';
import type { TeamAccess } from '@/lib/access/types';
import type { RoleId } from '@/lib/model/schema';
import { modelVersion } from '@/lib/model/versions';
import { questionsOf } from '@/lib/scoring';
import { ofTeam } from './round-input';

/** How many of their questions somebody has answered; "don't know" and "not applicable" are answers. */
export interface Written {
  questions: number;
  answered: number;
  finished: boolean;
}

/**
 * How much of a round is written down, in exact numbers: of a consensus, which is nobody's own answer and which one person writes
 * for all, the whole; else this person's own part, and nobody else's. Null where they have none.
 */
export async function writtenSoFar(access: TeamAccess, roundId: string): Promise<Written | null> {
  if (!isId(roundId)) return null;
  return readOrganization(access, async (tx) => {
    const [row] = await tx
      .select({
        respondentId: respondents.id,
        jobRole: sql<RoleId | null>`${respondents.jobRole}`,
        finishedAt: respondents.finishedAt,
        mode: rounds.mode,
        scope: rounds.scope,
        modelVersionId: rounds.modelVersionId,
        asked: sql<string[] | null>`${rounds.askedSets} -> ${respondents.askedSet}::int -> 'items'`,
      })
      .from(rounds)
      .innerJoin(
        respondents,
        and(eq(respondents.organizationId, rounds.organizationId), eq(respondents.roundId, rounds.id)),
      )
      .where(
        and(
          ofTeam(access, roundId),
          or(eq(rounds.format, 'consensus'), eq(respondents.userId, access.userId)),
        ),
      );
    if (!row) return null;
    const { respondentId, jobRole: role, mode, scope, asked } = row;
    const questions = questionsOf(await modelVersion(tx, row.modelVersionId), { mode, scope, role, asked });
    const given = await tx
      .select({ itemId: answers.itemId })
      .from(answers)
      .where(
        and(
          eq(answers.organizationId, access.organizationId),
          eq(answers.respondentId, respondentId),
          ne(answers.value, 'SKIP'),
        ),
      );
    const has = new Set(given.map(({ itemId }) => itemId));
    return {
      questions: questions.length,
      answered: questions.filter((id) => has.has(id)).length,
      finished: row.finishedAt !== null,
    };
  });
}
