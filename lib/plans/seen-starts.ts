import 'server-only';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { rounds } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import type { OrganizationAccess } from '@/lib/access/types';
import { practice } from '@/lib/model/graph';
import type { Model, RoundMode } from '@/lib/model/schema';
import { modelVersion } from '@/lib/model/versions';
import { shownScores, type WantedScore } from '@/lib/results/published';
import { thresholdFor } from '@/lib/results/viewer';
import { isSameScore } from './same-score';

interface Start {
  id: string;
  roundId: string;
  practiceId: string;
  fromScore: number | null;
}

/** Where the score comes from that a step was planned from: a round that did not ask its practice knows its principle's. */
function sourceOf(model: Model, mode: RoundMode, practiceId: string): Pick<WantedScore, 'scope' | 'id'> {
  const { principle, key } = practice(model, practiceId);
  const asked = mode === 'full' || (mode === 'key' && key);
  return asked ? { scope: 'practice', id: practiceId } : { scope: 'principle', id: principle };
}

/**
 * Which of these steps, of any teams, a person may know level and effort of: they see the score that it was planned from. As
 * `startOf` tells for one team, in two statements for all.
 */
export async function seenStarts(
  tx: Tenant,
  access: OrganizationAccess,
  steps: readonly Start[],
): Promise<ReadonlySet<string>> {
  const { organizationId } = access;
  if (steps.length === 0) return new Set();
  const found = await tx
    .select({
      id: rounds.id,
      mode: rounds.mode,
      modelVersionId: rounds.modelVersionId,
      threshold: sql<number>`${thresholdFor(access)}`.mapWith(Number),
    })
    .from(rounds)
    .where(
      and(
        eq(rounds.organizationId, organizationId),
        inArray(rounds.id, [...new Set(steps.map(({ roundId }) => roundId))]),
        isNull(rounds.removedAt),
      ),
    );
  const known = new Map(found.map((round) => [round.id, round]));
  const wanted = new Map<string, WantedScore>();
  const keys = new Map<string, string>();
  for (const { id, roundId, practiceId } of steps) {
    const round = known.get(roundId);
    if (!round) continue;
    const source = sourceOf(await modelVersion(tx, round.modelVersionId), round.mode, practiceId);
    const key = `${roundId} ${source.id}`;
    keys.set(id, key);
    wanted.set(key, { round: roundId, threshold: round.threshold, ...source });
  }
  const scores = await shownScores(tx, organizationId, [...wanted.values()]);
  return new Set(
    steps
      .filter(({ id, fromScore }) => {
        const shown = scores.get(keys.get(id) ?? '');
        return fromScore !== null && shown !== undefined && isSameScore(shown, fromScore);
      })
      .map(({ id }) => id),
  );
}
