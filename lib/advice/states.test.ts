import { describe, expect, it } from 'vitest';
import { clarify, discussFirst } from './clarify';
import { nextPractices } from './next';
import { entriesOf, rollUp } from './roll-up';
import { practiceStates } from './states';
import { miniModel, scoreRow } from './testing';

const model = miniModel({
  'DEV-CI-1': { effort: 2, needs: ['DEV-VC-1'] },
  'DEV-CI-2': { effort: 2, key: true },
  'DEV-VC-1': { effort: 2, key: true },
  'DEV-VC-2': { effort: 2, key: true },
  'DEV-VC-3': { effort: 2, needs: ['DEV-VC-1'] },
});
const byId = (states: ReturnType<typeof practiceStates>) => new Map(states.map((s) => [s.id, s]));

describe('a full round', () => {
  const rows = [
    scoreRow('principle', 'DEV-VC', { score: 3 }),
    scoreRow('practice', 'DEV-VC-1', { score: 2.2, level: 2, n: 4 }),
    scoreRow('practice', 'DEV-VC-2', { status: 'unknown', score: null, level: null, n: 1, dontKnow: 3 }),
    scoreRow('practice', 'DEV-VC-3', { status: 'not_applicable', score: null, level: null }),
  ];
  const states = byId(practiceStates(model, rows, 'full'));

  it('takes each practice from its own row and never from its principle', () => {
    expect(states.get('DEV-VC-1')).toMatchObject({ score: 2.2, n: 4, estimated: false });
    expect(states.get('DEV-VC-2')).toMatchObject({ status: 'unknown', score: null });
    expect(states.get('DEV-VC-3')?.status).toBe('not_applicable');
    expect(states.get('DEV-CI-1')).toMatchObject({
      status: 'insufficient',
      score: null,
      n: 0,
      estimated: false,
    });
  });

  it('applies decisions on N/A of a practice or a whole principle', () => {
    const decided = byId(practiceStates(model, rows, 'full', new Set(['DEV-VC-1', 'DEV-CI'])));
    expect(decided.get('DEV-VC-1')).toMatchObject({ status: 'not_applicable', score: null });
    expect(decided.get('DEV-CI-2')?.status).toBe('not_applicable');
  });
});

describe('a quick round', () => {
  const rows = [
    scoreRow('principle', 'DEV-VC', { score: 1.4, n: 6, agreement: 'split', ad: 0.9 }),
    scoreRow('principle', 'DEV-CI', { score: 1.4, n: 5 }),
  ];
  const states = practiceStates(model, rows, 'quick');

  it('estimates every practice by its principle, and keeps the displayed index', () => {
    expect(states.every((s) => s.estimated && s.score === 1.4 && s.level === 1)).toBe(true);
    expect(byId(states).get('DEV-VC-2')?.n).toBe(6);
    expect(rollUp(model, entriesOf(states), ['DEV']).principles.get('DEV-VC')?.score).toBeCloseTo(1.4, 12);
  });

  it('lets prerequisites and unlocks decide, and says that scores are estimates', () => {
    const { recommendations } = nextPractices({ model, scope: ['DEV'], states });
    // DEV-CI-2 weighs more (two practices in its principle), DEV-VC-1 opens two others.
    expect(recommendations.map((r) => r.practiceId)).toEqual(['DEV-CI-2', 'DEV-VC-1', 'DEV-VC-2']);
    expect(recommendations.every((r) => r.now.estimated)).toBe(true);
    expect(recommendations[0]?.confidence.discussFirst).toBe(false);
    expect(recommendations[1]?.confidence.discussFirst).toBe(true);
  });

  it('speaks about principles, once each', () => {
    expect(discussFirst({ model, scope: ['DEV'], states })).toEqual([
      { scope: 'principle', id: 'DEV-VC', score: 1.4, ad: 0.9, n: 6 },
    ]);
    const thin = practiceStates(
      model,
      [scoreRow('principle', 'DEV-VC', { status: 'insufficient', score: null, n: 2 }), ...rows.slice(1)],
      'quick',
    );
    expect(clarify({ model, scope: ['DEV'], states: thin })).toEqual([
      {
        scope: 'principle',
        id: 'DEV-VC',
        reason: 'insufficient',
        n: 2,
        dontKnow: 0,
        blocks: ['DEV-CI-1'],
        askRoles: ['DE', 'MLE', 'OPS'],
      },
    ]);
  });

  it('makes every practice of a principle not applicable together', () => {
    const na = practiceStates(
      model,
      [scoreRow('principle', 'DEV-VC', { status: 'not_applicable', score: null })],
      'quick',
    );
    expect(byId(na).get('DEV-VC-3')?.status).toBe('not_applicable');
  });
});

describe('a key round', () => {
  const rows = [
    scoreRow('principle', 'DEV-VC', { score: 2 }),
    scoreRow('practice', 'DEV-VC-1', { score: 1, level: 1 }),
    scoreRow('practice', 'DEV-VC-2', { score: 3, level: 3 }),
    scoreRow('principle', 'DEV-CI', { status: 'insufficient', score: null }),
    scoreRow('practice', 'DEV-CI-2', { status: 'insufficient', score: null, level: null, n: 2 }),
  ];
  const states = byId(practiceStates(model, rows, 'key'));

  it('keeps key practices as measured and estimates the others', () => {
    expect(states.get('DEV-VC-1')).toMatchObject({ score: 1, estimated: false });
    expect(states.get('DEV-VC-3')).toMatchObject({ score: 2, level: 2, estimated: true });
  });

  it('asks only for what was asked', () => {
    expect(states.get('DEV-CI-1')).toMatchObject({ status: 'not_asked', score: null });
    const list = clarify({ model, scope: ['DEV'], states: [...states.values()] });
    expect(list.map(({ id, scope }) => [id, scope])).toEqual([['DEV-CI-2', 'practice']]);
  });
});

describe('what a state keeps of a row', () => {
  const row = scoreRow('practice', 'DEV-VC-1', {
    score: 1.6,
    ci95: { lo: 1, hi: 2.2 },
    level: 2,
    n: 7,
    dontKnow: 3,
    ad: 0.9,
    agreement: 'split',
  });
  const measured = {
    id: 'DEV-VC-1',
    status: 'ok',
    score: 1.6,
    ci95: { lo: 1, hi: 2.2 },
    level: 2,
    n: 7,
    dontKnow: 3,
    ad: 0.9,
    agreement: 'split',
    estimated: false,
  };
  const nothing = {
    score: null,
    ci95: null,
    level: null,
    n: 0,
    dontKnow: 0,
    ad: null,
    agreement: null,
  };
  const first = (...args: Parameters<typeof practiceStates>) => byId(practiceStates(...args)).get('DEV-VC-1');
  const ofPrinciple = { ...row, scope: 'principle' as const, id: 'DEV-VC', level: 4 as const };

  it('is all that advice reads', () => {
    expect(first(model, [row], 'full')).toEqual(measured);
    expect(first(model, [ofPrinciple], 'quick')).toEqual({ ...measured, estimated: true });
    const upsideDown = { ...model, practices: model.practices.toReversed() };
    expect(practiceStates(upsideDown, [], 'full').map(({ id }) => id)).toEqual([
      'DEV-CI-1',
      'DEV-CI-2',
      'DEV-VC-1',
      'DEV-VC-2',
      'DEV-VC-3',
    ]);
  });

  it('is nothing where nothing was said, asked, or applies', () => {
    const empty = { id: 'DEV-VC-1', ...nothing, estimated: false };
    expect(first(model, [], 'full')).toEqual({ ...empty, status: 'insufficient' });
    expect(first(model, [], 'quick')).toEqual({ ...empty, status: 'insufficient', estimated: true });
    expect(first(model, [row], 'full', new Set(['DEV-VC']))).toEqual({ ...empty, status: 'not_applicable' });
    expect(first(model, [], 'quick', new Set(['DEV-VC-1']))).toEqual({
      ...empty,
      status: 'not_applicable',
      estimated: true,
    });
    const hidden = {
      ...ofPrinciple,
      status: 'unknown' as const,
      score: null,
      ci95: null,
      agreement: null,
      ad: null,
    };
    expect(first(model, [hidden], 'quick')).toEqual({
      ...measured,
      status: 'unknown',
      score: null,
      ci95: null,
      level: null,
      ad: null,
      agreement: null,
      estimated: true,
    });
  });

  it('in a key round follows the principle where the practice was not asked', () => {
    const third = (...rows: ReturnType<typeof scoreRow>[]) =>
      byId(practiceStates(model, rows, 'key')).get('DEV-VC-3');
    const na = { ...ofPrinciple, status: 'not_applicable' as const, score: null };
    expect(third(na)).toMatchObject({ status: 'not_applicable', estimated: false });
    expect(third()).toMatchObject({ status: 'not_asked', estimated: false });
    // A practice that is no key practice, but was asked in an older round of this model.
    expect(third(ofPrinciple, { ...row, id: 'DEV-VC-3' })).toMatchObject({ score: 1.6, estimated: false });
    expect(
      third(ofPrinciple, { ...row, id: 'DEV-VC-3', score: null, status: 'not_applicable' }),
    ).toMatchObject({
      status: 'not_applicable',
      estimated: false,
    });
    expect(third(ofPrinciple, { ...row, id: 'DEV-VC-3', score: null, status: 'unknown' })).toMatchObject({
      score: 1.6,
      estimated: true,
    });
    expect(byId(practiceStates(model, [ofPrinciple], 'key')).get('DEV-VC-1')).toMatchObject({
      status: 'insufficient',
      estimated: false,
    });
  });
});
