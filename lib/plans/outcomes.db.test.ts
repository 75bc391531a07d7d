import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { plans, rounds, steps } from '@/db/schema';
import { makePerson, teamAccess } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { readOrganization } from '@/lib/access/read-organization';
import type { TeamAccess } from '@/lib/access/types';
import { deleteRound, restoreRound } from '@/lib/rounds/take-back';
import { adviceFor } from './advice';
import { addToPlan, moveStep } from './commands';
import { measuredBy, outcomesIn } from './outcome-queries';
import type { StepOutcome } from './outcomes';
import { shownSteps } from './overview';
import { listSteps } from './queries';
import { teamReport } from './report';
import { answeredRound, scoredWorld } from './testing/closed-round';

withDatabase();

const A = 'DEV-COL-1';
/** Shown where too few answered the other. */
const BESIDE = 'DEV-COL-3';
type World = Awaited<ReturnType<typeof scoredWorld>>;
type Value = Parameters<typeof answeredRound>[2];

async function finish(access: TeamAccess, roundId: string, practiceId = A, targetLevel: 2 | 3 = 2) {
  await addToPlan(access, { roundId, practiceId, targetLevel, ownerId: null, dueDate: null });
  const step = (await listSteps(access)).at(-1);
  if (!step) throw new Error('The step is in the plan.');
  await moveStep(access, { stepId: step.id, move: 'finish' });
  return step.id;
}

const outcomes = (access: TeamAccess): Promise<ReadonlyMap<string, StepOutcome>> =>
  readOrganization(access, (tx) => outcomesIn(tx, access, eq(plans.teamId, access.teamId)));

/** The practice rises by one point, each of the others by the same or not at all. */
async function measured(size = 6, next: Value = (item) => (item === A ? 2 : 1)) {
  const world = await scoredWorld(size, () => 1);
  const stepId = await finish(world.insider, world.roundId);
  const later = await answeredRound(world, 'full', next);
  return { ...world, stepId, later };
}

const outsiderOf = async ({ organizationId, teamId }: Pick<World, 'organizationId' | 'teamId'>) =>
  teamAccess(await makePerson(organizationId, 'manager'), teamId);

describe('what finished steps brought', () => {
  it('is told by the next full round, beside what other practices did', async () => {
    // Of what nobody worked on all but one rise by half a point for half of the people.
    const { insider, stepId, roundId, later } = await measured(6, (item, person) =>
      item === A ? 2 : item !== 'DEV-COL-2' && person < 3 ? 2 : 1,
    );
    const outcome = (await outcomes(insider)).get(stepId);
    expect(outcome).toMatchObject({
      kind: 'measured',
      before: { id: roundId },
      after: { id: later },
      promised: 1,
      measured: 1,
      kept: true,
    });
    const drift = outcome?.kind === 'measured' ? outcome.expectedAnyway : 0;
    expect(drift).toBeGreaterThan(0.45);
    expect(drift).toBeLessThan(0.5);
    expect(await measuredBy(insider, later)).toMatchObject({ kept: 1, of: 1 });
    expect(await measuredBy(insider, roundId)).toMatchObject({ kept: 0, of: 0 });
    const report = await teamReport(insider, { lang: 'en', now: new Date() });
    expect(report?.report.steps[0]?.brought).toMatchObject({ kept: true, promised: 1, measured: 1 });
  });

  it('leaves practices out of what happens anyway that anybody worked on', async () => {
    const world = await scoredWorld(6, () => 1);
    const stepId = await finish(world.insider, world.roundId);
    const other = (await adviceFor(world.insider, world.roundId))?.advice.ranking[0]?.step;
    if (!other) throw new Error('There is another step.');
    await addToPlan(world.insider, {
      roundId: world.roundId,
      practiceId: other.practiceId,
      targetLevel: other.to,
      ownerId: null,
      dueDate: null,
    });
    const begun = (await listSteps(world.insider)).at(-1)?.id ?? '';
    await moveStep(world.insider, { stepId: begun, move: 'start' });
    await answeredRound(world, 'full', (item) => (item === A ? 2 : item === other.practiceId ? 4 : 1));
    expect((await outcomes(world.insider)).get(stepId)).toMatchObject({ expectedAnyway: 0, net: 1 });
  });

  it('waits for a full round where only quick ones came', async () => {
    const { insider, stepId, ...world } = await measured(4);
    const again = await finish(insider, world.later, 'DEV-COL-2');
    const quick = await answeredRound(world, 'quick', () => 2);
    const found = await outcomes(insider);
    expect(found.get(stepId)).toMatchObject({ kind: 'measured' });
    expect(found.get(again)).toMatchObject({ kind: 'waiting', why: 'quick', round: { id: quick } });
  });

  it('has nothing to go by where a quick round led to the step', async () => {
    const world = await scoredWorld(4, () => 1);
    const quick = await answeredRound(world, 'quick', () => 1);
    const stepId = await finish(world.insider, quick);
    expect((await outcomes(world.insider)).get(stepId)).toEqual({ kind: 'no_before', now: null });
    const full = await answeredRound(world, 'full', () => 2);
    expect((await outcomes(world.insider)).get(stepId)).toMatchObject({
      kind: 'no_before',
      now: { round: { id: full }, score: 2 },
    });
  });

  it('goes with a deleted round, and comes back with it', async () => {
    const { insider, facilitator, teamId, stepId, roundId, later } = await measured();
    const lead = await teamAccess(facilitator, teamId);
    const before = (await outcomes(insider)).get(stepId);
    await deleteRound(lead, later, { reason: 'A trial.' });
    expect((await outcomes(insider)).get(stepId)).toMatchObject({ kind: 'waiting', why: 'no_round' });
    await restoreRound(lead, later);
    expect((await outcomes(insider)).get(stepId)).toEqual(before);
    await deleteRound(lead, roundId, { reason: 'A trial.' });
    expect((await outcomes(insider)).get(stepId)).toEqual({ kind: 'deleted' });
  });

  it('asks each round for what this person sees there: hidden scores are in no number of it', async () => {
    // Four of six answer what the step is about; outside, five are needed.
    const few: Value = (item, person) => (item === A && person > 3 ? 'DK' : 1);
    const world = await scoredWorld(6, few);
    const stepId = await finish(world.insider, world.roundId);
    await answeredRound(world, 'full', (item, person) => (item === A ? 2 : few(item, person)));
    const outsider = await outsiderOf(world);
    expect((await outcomes(world.insider)).get(stepId)).toMatchObject({ kind: 'measured' });
    expect((await outcomes(outsider)).get(stepId)).toEqual({ kind: 'hidden' });
    expect((await shownSteps(outsider))[0]).toMatchObject({ promised: null, outcome: { kind: 'hidden' } });
  });

  it('tells a viewer of the same whatever a hidden practice beside it did', async () => {
    const told = async (hidden: 1 | 4) => {
      const few =
        (level: 1 | 4): Value =>
        (item, person) =>
          item === A ? (person > 2 ? 'DK' : level) : 1;
      const world = await scoredWorld(6, few(1));
      const stepId = await finish(world.insider, world.roundId, BESIDE);
      await answeredRound(world, 'full', (item, person) => (item === BESIDE ? 2 : few(hidden)(item, person)));
      const seenBy = async (access: TeamAccess) => {
        const outcome = (await outcomes(access)).get(stepId);
        return outcome?.kind === 'measured' ? outcome.expectedAnyway : null;
      };
      return { inside: await seenBy(world.insider), outside: await seenBy(await outsiderOf(world)) };
    };
    const [same, risen] = [await told(1), await told(4)];
    expect(risen.outside).toBe(same.outside);
    expect(risen.outside).toBe(0);
    expect(risen.inside).toBeGreaterThan(0);
  });

  it('counts from when it was done: a round that ended before does not measure it', async () => {
    const { insider, stepId, roundId, later } = await measured();
    const done = async (at: Date) =>
      systemDatabase().update(steps).set({ doneAt: at }).where(eq(steps.id, stepId));
    const [row] = await systemDatabase().select().from(rounds).where(eq(rounds.id, later));
    const ended = row?.frozenAt ?? new Date();
    await done(ended);
    expect((await outcomes(insider)).get(stepId)).toMatchObject({ kind: 'waiting', why: 'no_round' });
    await done(new Date(ended.getTime() - 1));
    expect((await outcomes(insider)).get(stepId)).toMatchObject({
      before: { id: roundId },
      after: { id: later },
    });
  });
});
