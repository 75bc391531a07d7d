import 'server-only';
import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { naDecisions, rounds, teams } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { readOrganization } from '@/lib/access/read-organization';
import type { OrganizationAccess } from '@/lib/access/types';
import { changeFrom, changesOf, rowFrom, rowsOf, summary, summaryFor } from '@/lib/results/published';
import { changeThresholds } from '@/lib/results/timed';
import { thresholdFor } from '@/lib/results/viewer';
import { commentRows } from './comment-rows';
import { type TableFile, tableFile, wholeTable } from './file';
import { MEETING_FILES } from './meeting-files';
import { itsTeam, presentRounds } from './present-rounds';

/** Rounds whose rows are read in one transaction. */
const AT_ONCE = 25;

/** Published rounds some at a time, by which nobody waits for all of them. */
async function* publishedIds(access: OrganizationAccess): AsyncGenerator<string[]> {
  const found = await readOrganization(access, (tx) =>
    tx
      .select({ id: rounds.id })
      .from(rounds)
      .innerJoin(teams, itsTeam)
      .where(and(presentRounds(access), isNotNull(rounds.method)))
      .orderBy(asc(rounds.teamId), asc(rounds.closedAt)),
  );
  for (let from = 0; from < found.length; from += AT_ONCE)
    yield found.slice(from, from + AT_ONCE).map(({ id }) => id);
}

/** These rounds, with the threshold that the person has in each now, in the transaction that reads their rows. */
const seenOf = (tx: Tenant, access: OrganizationAccess, ids: readonly string[]) =>
  tx
    .select({
      id: rounds.id,
      teamId: rounds.teamId,
      comparedWith: rounds.comparedWith,
      notComparable: rounds.notComparable,
      threshold: thresholdFor(access).mapWith(Number),
    })
    .from(rounds)
    .innerJoin(teams, itsTeam)
    .where(and(presentRounds(access), isNotNull(rounds.method), inArray(rounds.id, [...ids])));

async function resultRows(tx: Tenant, access: OrganizationAccess, ids: readonly string[]) {
  const seen = await seenOf(tx, access, ids);
  const teamOf = new Map(seen.map(({ id, teamId }) => [id, teamId]));
  const thresholds = new Map(seen.map(({ id, threshold }) => [id, threshold]));
  const stored = await rowsOf(tx, access.organizationId, thresholds);
  return stored.map((one) => {
    const row = rowFrom(one);
    return {
      round_id: one.roundId,
      team_id: teamOf.get(one.roundId) ?? null,
      scope: row.scope,
      id: row.id,
      status: row.status,
      score: row.score,
      interval_from: row.ci95?.lo ?? null,
      interval_to: row.ci95?.hi ?? null,
      margin: row.margin,
      level: row.level,
      level_from: row.levelRange?.[0] ?? null,
      level_to: row.levelRange?.[1] ?? null,
      answers: row.n,
      dont_know: row.dontKnow,
      coverage: row.coverage,
      median: row.median,
      mean_deviation: row.ad,
      agreement: row.agreement,
      two_camps: row.polarised,
      weakest: row.weakest,
    };
  });
}

async function changeRows(tx: Tenant, access: OrganizationAccess, ids: readonly string[]) {
  const own = await seenOf(tx, access, ids);
  const others = own.flatMap(({ comparedWith }) => comparedWith ?? []);
  const before = await seenOf(tx, access, others);
  const comparable = own.filter(({ notComparable }) => notComparable === null);
  const asked = new Set(comparable.map(({ id }) => id));
  // A change takes the higher one of the thresholds of both rounds.
  const thresholds = [...changeThresholds([...own, ...before])].filter(([id]) => asked.has(id));
  const stored = await changesOf(tx, access.organizationId, new Map(thresholds));
  return stored.flatMap((one) => {
    const change = changeFrom(one);
    if (!change) return [];
    return [
      {
        round_id: one.roundId,
        compared_with: one.comparedWith,
        scope: one.scope,
        id: one.scopeId,
        verdict: change.verdict,
        reason: change.reason,
        difference: change.delta,
        interval_from: change.ci95?.lo ?? null,
        interval_to: change.ci95?.hi ?? null,
        margin: change.margin,
        same_people: change.linked,
        over_items: change.over,
        of_items: change.of,
        team_changed: change.teamChanged,
      },
    ];
  });
}

/** Rounds and what came of them: published rows at the person's own threshold of each round, and nothing else. */
export const ROUND_FILES: readonly TableFile[] = [
  wholeTable(
    'rounds.csv',
    ['rounds', 'round_comparisons'],
    [
      'round_id',
      'team_id',
      'name',
      'questionnaire',
      'format',
      'weighting',
      'frameworks',
      'question_limit',
      'model_id',
      'promised_threshold',
      'your_threshold',
      'opened_at',
      'opened_by',
      'ends_on',
      'ends_itself',
      'answering_ended_at',
      'answering_ended_by',
      'published_at',
      'published_by',
      'asked',
      'answered',
      'answered_step',
      'compared_with',
      'not_comparable',
    ],
    async (tx, access) => {
      const found = await tx
        .select({
          ...summary,
          teamId: rounds.teamId,
          weighting: rounds.weighting,
          scope: rounds.scope,
          modelVersionId: rounds.modelVersionId,
          promised: rounds.outsideThreshold,
          openedBy: rounds.openedBy,
          endsOn: rounds.endsOn,
          endsItself: rounds.endsItself,
          frozenAt: rounds.frozenAt,
          frozenBy: rounds.frozenBy,
          closedBy: rounds.closedBy,
          comparedWith: rounds.comparedWith,
          notComparable: rounds.notComparable,
          threshold: thresholdFor(access).mapWith(Number),
        })
        .from(rounds)
        .innerJoin(teams, itsTeam)
        .where(presentRounds(access))
        .orderBy(asc(rounds.openedAt));
      return found.map(({ threshold, ...stored }) => {
        const round = summaryFor(stored, threshold);
        return {
          round_id: round.id,
          team_id: round.teamId,
          name: round.name,
          questionnaire: round.mode,
          format: round.format,
          weighting: round.weighting,
          frameworks: round.scope,
          question_limit: round.questionLimit,
          model_id: round.modelVersionId,
          promised_threshold: round.promised,
          your_threshold: threshold,
          opened_at: round.openedAt,
          opened_by: round.openedBy,
          ends_on: round.endsOn,
          ends_itself: round.endsItself,
          answering_ended_at: round.frozenAt,
          answering_ended_by: round.frozenBy,
          published_at: round.closedAt,
          published_by: round.closedBy,
          asked: round.invited,
          answered: round.responded,
          answered_step: round.step,
          compared_with: round.comparedWith,
          not_comparable: round.notComparable,
        };
      });
    },
  ),
  tableFile(
    'results.csv',
    ['published_rows'],
    [
      'round_id',
      'team_id',
      'scope',
      'id',
      'status',
      'score',
      'interval_from',
      'interval_to',
      'margin',
      'level',
      'level_from',
      'level_to',
      'answers',
      'dont_know',
      'coverage',
      'median',
      'mean_deviation',
      'agreement',
      'two_camps',
      'weakest',
    ],
    async function* (access) {
      for await (const ids of publishedIds(access))
        yield await readOrganization(access, (tx) => resultRows(tx, access, ids));
    },
  ),
  tableFile(
    'changes.csv',
    ['published_changes'],
    [
      'round_id',
      'compared_with',
      'scope',
      'id',
      'verdict',
      'reason',
      'difference',
      'interval_from',
      'interval_to',
      'margin',
      'same_people',
      'over_items',
      'of_items',
      'team_changed',
    ],
    async function* (access) {
      for await (const ids of publishedIds(access))
        yield await readOrganization(access, (tx) => changeRows(tx, access, ids));
    },
  ),
  tableFile(
    'comments.csv',
    ['published_notes'],
    ['round_id', 'item_id', 'kind', 'text'],
    async function* (access) {
      for await (const ids of publishedIds(access))
        yield await readOrganization(access, (tx) => commentRows(tx, access, ids));
    },
  ),
  wholeTable(
    'not-applicable.csv',
    ['na_decisions'],
    ['round_id', 'item_id', 'reason', 'decided_by', 'decided_at'],
    (tx, access) =>
      tx
        .select({
          round_id: naDecisions.roundId,
          item_id: naDecisions.itemId,
          reason: naDecisions.reason,
          decided_by: naDecisions.decidedBy,
          decided_at: naDecisions.decidedAt,
        })
        .from(naDecisions)
        .innerJoin(
          rounds,
          and(eq(rounds.organizationId, naDecisions.organizationId), eq(rounds.id, naDecisions.roundId)),
        )
        .innerJoin(teams, itsTeam)
        .where(
          and(
            eq(naDecisions.organizationId, access.organizationId),
            presentRounds(access),
            sql`${rounds.method} is not null`,
          ),
        ),
  ),
  ...MEETING_FILES,
];
