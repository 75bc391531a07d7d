import 'server-only';
import { and, eq, gt, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import { plans, rounds, steps } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { readOrganization } from '@/lib/access/read-organization';
import type { OrganizationAccess, TeamAccess } from '@/lib/access/types';
import { Kept } from '@/lib/kept';
import type { FrameworkId } from '@/lib/model/schema';
import { familyOf } from '@/lib/model/semver';
import { publishedVersion } from '@/lib/model/versions';
import { type Scale, whyNotComparable } from '@/lib/publishing/comparability';
import { type PracticePair, practiceChanges, shownScores, type WantedScore } from '@/lib/results/published';
import { thresholdFor } from '@/lib/results/viewer';
import { anywayFrom, type ControlSums } from '@/lib/scoring/calibration';
import {
  didTheyWork,
  type FinishedSteps,
  findOutcomes,
  type Measurable,
  type MeasuringRound,
  measurableIn,
  outcomesFrom,
  type StepEvents,
  type StepOutcome,
  workedOn,
} from './outcomes';
import { stepStatus } from './queries';

interface ReadRound extends MeasuringRound {
  teamId: string;
  asked: Scale;
  /** The anonymity threshold that this viewer has there. */
  threshold: number;
}

function byTeamOf<T extends { teamId: string }>(rows: readonly T[]): Map<string, T[]> {
  const teams = new Map<string, T[]>();
  for (const row of rows) {
    const team = teams.get(row.teamId);
    if (team) team.push(row);
    else teams.set(row.teamId, [row]);
  }
  return teams;
}

/** Steps of running plans that were begun or finished, of the teams that a condition on `plans` leaves; a condition on both. */
export const areBegun = ({ organizationId }: OrganizationAccess, teams: SQL): SQL | undefined =>
  and(
    eq(steps.organizationId, organizationId),
    isNull(plans.closedAt),
    teams,
    or(isNotNull(steps.startedAt), isNotNull(steps.doneAt)),
  );

const begunSteps = (tx: Tenant, access: OrganizationAccess, teams: SQL): Promise<StepEvents[]> =>
  tx
    .select({
      id: steps.id,
      teamId: plans.teamId,
      practiceId: steps.practiceId,
      roundId: steps.roundId,
      fromScore: steps.fromScore,
      targetLevel: steps.targetLevel,
      status: stepStatus,
      startedAt: steps.startedAt,
      doneAt: steps.doneAt,
      droppedAt: steps.droppedAt,
    })
    .from(steps)
    .innerJoin(plans, and(eq(plans.organizationId, steps.organizationId), eq(plans.id, steps.planId)))
    .where(areBegun(access, teams));

/** The published rounds that finished steps were planned from, and those whose answers came after the first was done. */
async function roundsAround(
  tx: Tenant,
  access: OrganizationAccess,
  done: readonly (StepEvents & { doneAt: Date })[],
): Promise<ReadRound[]> {
  const { organizationId } = access;
  const first = new Date(Math.min(...done.map(({ doneAt }) => doneAt.getTime())));
  const found = await tx
    .select({
      id: rounds.id,
      name: rounds.name,
      teamId: rounds.teamId,
      mode: rounds.mode,
      format: rounds.format,
      weighting: rounds.weighting,
      scope: rounds.scope,
      modelVersionId: rounds.modelVersionId,
      frozenAt: rounds.frozenAt,
      threshold: sql<number>`${thresholdFor(access)}`.mapWith(Number),
    })
    .from(rounds)
    .where(
      and(
        eq(rounds.organizationId, organizationId),
        inArray(rounds.teamId, [...new Set(done.map(({ teamId }) => teamId))]),
        isNotNull(rounds.method),
        isNull(rounds.removedAt),
        or(inArray(rounds.id, [...new Set(done.map(({ roundId }) => roundId))]), gt(rounds.frozenAt, first)),
      ),
    )
    .orderBy(rounds.frozenAt, rounds.id);
  const read: ReadRound[] = [];
  for (const { modelVersionId, mode, format, weighting, scope, ...round } of found) {
    if (round.frozenAt === null) continue;
    const { model, own } = await publishedVersion(tx, modelVersionId);
    // What was declared not applicable moves weights by little; a score of the practice itself is asked for anyway.
    const notApplicable = new Set<string>();
    const modelFamily = familyOf(own);
    const asked = { model, modelFamily, mode, format, weighting, scope, notApplicable };
    read.push({ ...round, frozenAt: round.frozenAt, mode, asked });
  }
  return read;
}

/** Scores of finished steps' practices, as this viewer is shown them, by round and practice. */
async function scoresOf(
  tx: Tenant,
  { organizationId }: OrganizationAccess,
  done: readonly (StepEvents & { doneAt: Date })[],
  all: readonly ReadRound[],
): Promise<ReadonlyMap<string, number>> {
  const wanted = new Map<string, WantedScore>();
  const ofTeam = byTeamOf(all);
  for (const { teamId, practiceId: id, roundId, doneAt } of done) {
    for (const { id: round, threshold, mode, frozenAt } of ofTeam.get(teamId) ?? []) {
      if (mode === 'quick') continue;
      // Only the round it was planned from and those that may measure it are asked for it.
      if (round === roundId || frozenAt > doneAt)
        wanted.set(`${round} ${id}`, { round, threshold, scope: 'practice', id });
    }
  }
  return shownScores(tx, organizationId, [...wanted.values()]);
}

/** Rows of a published round never change, so neither does what follows from two of them. */
const kept = new Kept<ControlSums>(5000);

interface Between extends PracticePair {
  key: string;
}

/** What practices did between two rounds that nobody worked on, as this viewer is shown them; one statement for all pairs. */
async function controlSums(
  tx: Tenant,
  { organizationId }: OrganizationAccess,
  pairs: readonly Between[],
): Promise<ReadonlyMap<string, ControlSums>> {
  const known = new Map(
    pairs.flatMap(({ key }): [string, ControlSums][] => {
      const sums = kept.get(key);
      return sums ? [[key, sums]] : [];
    }),
  );
  const missing = [...new Map(pairs.map((pair) => [pair.key, pair])).values()].filter(
    ({ key }) => !known.has(key),
  );
  if (missing.length === 0) return known;
  const found = await practiceChanges(tx, organizationId, missing);
  for (const [key, sums] of found) {
    kept.set(key, sums);
    known.set(key, sums);
  }
  return known;
}

/**
 * What became of all finished steps of some teams, by step; made of what this person is shown of each round, and of nothing else.
 * @param framework only steps of its practices
 */
export async function outcomesIn(
  tx: Tenant,
  access: OrganizationAccess,
  teams: SQL,
  framework: FrameworkId | null = null,
): Promise<ReadonlyMap<string, StepOutcome>> {
  const begun = await begunSteps(tx, access, teams);
  const done = begun.filter(
    (step): step is StepEvents & { doneAt: Date } =>
      step.status === 'done' &&
      step.doneAt !== null &&
      (framework === null || step.practiceId.startsWith(`${framework}-`)),
  );
  if (done.length === 0) return new Map();
  const all = await roundsAround(tx, access, done);
  const scores = await scoresOf(tx, access, done, all);
  const roundOf = new Map(all.map((round) => [round.id, round]));
  const byTeam = byTeamOf(begun);
  const asked = (round: MeasuringRound): Scale => {
    const known = roundOf.get(round.id);
    if (!known) throw new Error('A round that was read.');
    return known.asked;
  };
  const roundsOf = byTeamOf(all);
  // What else was worked on meanwhile is known of all steps, those of other frameworks included.
  const found = new Map(
    [...byTeamOf(done)].flatMap(([teamId, own]) => [
      ...findOutcomes(own, {
        rounds: roundsOf.get(teamId) ?? [],
        whyNot: (before, after) => whyNotComparable(asked(before), asked(after)),
        scoreOf: (roundId, practiceId) => scores.get(`${roundId} ${practiceId}`) ?? null,
      }),
    ]),
  );
  const between = ({ before, after, teamId }: Measurable): Between => {
    const without = [...workedOn(byTeam.get(teamId) ?? [], before.frozenAt, after.frozenAt)].sort();
    const pair = {
      before: before.id,
      beforeAt: roundOf.get(before.id)?.threshold ?? 0,
      after: after.id,
      afterAt: roundOf.get(after.id)?.threshold ?? 0,
      without,
    };
    return { key: Object.values(pair).join(' '), ...pair };
  };
  const sums = await controlSums(tx, access, measurableIn(found).map(between));
  return outcomesFrom(found, (pair) => {
    const own = sums.get(between(pair).key);
    if (!own) throw new Error('What practices did between these rounds was read.');
    return anywayFrom(own);
  });
}

/** Finished steps of the team that this round measures. */
export async function measuredBy(access: TeamAccess, roundId: string): Promise<FinishedSteps> {
  const outcomes = await readOrganization(access, (tx) =>
    outcomesIn(tx, access, eq(plans.teamId, access.teamId)),
  );
  return didTheyWork(
    [...outcomes.values()].filter((one) => one.kind === 'measured' && one.after.id === roundId),
  );
}
