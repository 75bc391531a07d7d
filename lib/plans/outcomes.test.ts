import { describe, expect, it } from 'vitest';
import {
  didTheyWork,
  findOutcomes,
  type MeasuringRound,
  measuredIn,
  outcomesFrom,
  type StepEvents,
  workedOn,
} from './outcomes';

const day = (n: number) => new Date(Date.UTC(2026, 0, n));
const round = (id: string, frozen: number, more: Partial<MeasuringRound> = {}): MeasuringRound => ({
  id,
  name: `Round ${id}`,
  mode: 'full',
  frozenAt: day(frozen),
  ...more,
});
const step = (id: string, more: Partial<StepEvents> = {}): StepEvents => ({
  id,
  teamId: 'team',
  practiceId: 'A',
  roundId: 'r1',
  fromScore: 1,
  targetLevel: 2,
  status: 'done',
  startedAt: day(12),
  doneAt: day(20),
  droppedAt: null,
  ...more,
});

/** Rounds `r1` on day 10, `r2` on day 30, `r3` on day 50; what A, B … had in them. */
const THREE = [round('r1', 10), round('r2', 30), round('r3', 50)];
const NOTHING = { drift: 0, regression: 0, centre: 0 };

function outcomesOf(
  steps: StepEvents[],
  scores: Record<string, Record<string, number>>,
  rounds: readonly MeasuringRound[] = THREE,
  scale: Record<string, string> = {},
) {
  const found = findOutcomes(steps, {
    rounds,
    whyNot: (before, after) => (scale[before.id] === scale[after.id] ? null : 'version'),
    scoreOf: (roundId, practiceId) => scores[roundId]?.[practiceId] ?? null,
  });
  return outcomesFrom(found, () => NOTHING);
}

describe('outcomes of finished steps', () => {
  it('are the change from the round it was planned from to the first whose answers came after it was done', () => {
    const outcomes = outcomesOf([step('s')], { r1: { A: 1 }, r2: { A: 1.8 }, r3: { A: 3 } });
    expect(outcomes.get('s')).toMatchObject({
      kind: 'measured',
      before: { id: 'r1' },
      after: { id: 'r2' },
      promised: 1,
      measured: expect.closeTo(0.8, 12),
      kept: true,
    });
  });

  it('pass over a round that ended before the step was done, and one where its practice has no score', () => {
    const late = step('s', { doneAt: day(31) });
    const scores = { r1: { A: 1 }, r2: { A: 1.8 }, r3: { A: 3 } };
    expect(outcomesOf([late], scores).get('s')).toMatchObject({ after: { id: 'r3' } });
    expect(outcomesOf([step('s')], { r1: { A: 1 }, r3: { A: 1.2 } }).get('s')).toMatchObject({
      after: { id: 'r3' },
      kept: false,
    });
  });

  it('count what was done while people still answered', () => {
    const during = step('s', { doneAt: new Date(day(30).getTime() - 1) });
    expect(outcomesOf([during], { r1: { A: 1 }, r2: { A: 2 } }).get('s')).toMatchObject({
      kind: 'measured',
      after: { id: 'r2' },
    });
    const atTheEnd = step('s', { doneAt: day(30) });
    expect(outcomesOf([atTheEnd], { r1: { A: 1 }, r2: { A: 2 } }, THREE.slice(0, 2)).get('s')).toMatchObject({
      kind: 'waiting',
      why: 'no_round',
    });
  });

  it('say what is missing: a round, one that asks practices, one on the same scale, a score', () => {
    const scores = { r1: { A: 1 }, r2: { A: 2 }, r3: { A: 2 } };
    const why = (...args: [Parameters<typeof outcomesOf>[1], MeasuringRound[], Record<string, string>?]) =>
      outcomesOf([step('s')], ...args).get('s');
    const [r1, r2] = THREE as [MeasuringRound, MeasuringRound, MeasuringRound];
    expect(why(scores, [r1])).toEqual({
      kind: 'waiting',
      why: 'no_round',
      reason: null,
      round: null,
      planned: r1,
    });
    const quick = round('q', 40, { mode: 'quick' });
    expect(why(scores, [r1, quick])).toMatchObject({ kind: 'waiting', why: 'quick', round: { id: 'q' } });
    expect(why(scores, [r1, r2], { r2: 'new' })).toMatchObject({
      kind: 'waiting',
      why: 'not_comparable',
      reason: 'version',
      round: { id: 'r2' },
    });
    expect(why({ r1: { A: 1 } }, [r1, r2, quick])).toMatchObject({ why: 'no_score', round: { id: 'r2' } });
  });

  it('have nothing to go by where a quick round led to the step, but tell where its practice stands then', () => {
    const rounds = [round('q', 10, { mode: 'quick' }), round('r2', 30)];
    const planned = step('s', { roundId: 'q' });
    expect(outcomesOf([planned], {}, rounds).get('s')).toEqual({ kind: 'no_before', now: null });
    expect(outcomesOf([planned], { r2: { A: 2.1 } }, rounds).get('s')).toMatchObject({
      kind: 'no_before',
      now: { round: { id: 'r2' }, score: 2.1 },
    });
  });

  it('are nobody’s whose score before is hidden or other than it was planned from, or whose round is gone', () => {
    const after = { r2: { A: 2 } };
    expect(outcomesOf([step('s')], after).get('s')).toEqual({ kind: 'hidden' });
    expect(outcomesOf([step('s')], { r1: { A: 1.5 }, ...after }).get('s')).toEqual({ kind: 'hidden' });
    const gone = [step('s', { roundId: 'r0' }), step('t', { fromScore: null })];
    const outcomes = outcomesOf(gone, { r1: { A: 1 }, ...after });
    expect([...outcomes.values()]).toEqual([{ kind: 'deleted' }, { kind: 'deleted' }]);
  });

  it('are one for two steps of a practice that the same round measures', () => {
    const both = [step('s'), step('t', { targetLevel: 3, doneAt: day(22) })];
    const outcomes = outcomesOf(both, { r1: { A: 1 }, r2: { A: 2.6 } });
    const [first, second] = [outcomes.get('s'), outcomes.get('t')];
    expect(first).toBe(second);
    expect(first).toMatchObject({ promised: 2, measured: expect.closeTo(1.6, 12), steps: ['s', 't'] });
    expect(measuredIn(outcomes.values())).toHaveLength(1);
    expect(didTheyWork(outcomes.values())).toMatchObject({ kept: 1, of: 1 });
  });

  it('go on from where the step before was measured', () => {
    const both = [step('s'), step('t', { targetLevel: 3, doneAt: day(35) })];
    const outcomes = outcomesOf(both, { r1: { A: 1 }, r2: { A: 1.8 }, r3: { A: 2.9 } });
    expect(outcomes.get('s')).toMatchObject({ before: { id: 'r1' }, after: { id: 'r2' }, promised: 1 });
    expect(outcomes.get('t')).toMatchObject({
      before: { id: 'r2' },
      after: { id: 'r3' },
      promised: 1,
      measured: expect.closeTo(1.1, 12),
    });
  });

  it('are only of steps that are done', () => {
    const others = [
      step('p', { status: 'planned', startedAt: null, doneAt: null }),
      step('x', { status: 'dropped', droppedAt: day(25) }),
    ];
    expect(outcomesOf(others, { r1: { A: 1 }, r2: { A: 2 } }).size).toBe(0);
  });

  it('take away what other practices did anyway', () => {
    const found = findOutcomes([step('s')], {
      rounds: THREE,
      whyNot: () => null,
      scoreOf: (roundId) => (roundId === 'r1' ? 1 : 1.8),
    });
    const outcomes = outcomesFrom(found, () => ({ drift: 0.1, regression: -0.25, centre: 2 }));
    expect(outcomes.get('s')).toMatchObject({
      expectedAnyway: expect.closeTo(0.35, 12),
      net: expect.closeTo(0.45, 12),
      kept: false,
    });
  });
});

describe('workedOn', () => {
  it('knows practices with a step under way or done at some time between two moments, dropped ones included', () => {
    const at = (practiceId: string, started: number | null, done: number | null, dropped: number | null) =>
      step(practiceId, {
        practiceId,
        startedAt: started === null ? null : day(started),
        doneAt: done === null ? null : day(done),
        droppedAt: dropped === null ? null : day(dropped),
      });
    const steps = [
      at('before', 1, 9, null),
      at('into', 1, 11, null),
      at('without start', null, 15, null),
      at('under way', 5, null, null),
      at('given up', 12, null, 14),
      at('given up before', 2, null, 8),
      at('after', 31, null, null),
      at('never begun', null, null, 20),
    ];
    expect([...workedOn(steps, day(10), day(30))]).toEqual([
      'into',
      'without start',
      'under way',
      'given up',
    ]);
  });
});
