import { describe, expect, it } from 'vitest';
import { steps } from '@/lib/advice/steps';
import { state, statesFor } from '@/lib/advice/testing';
import { practice, principle } from '@/lib/model/graph';
import type { Model } from '@/lib/model/schema';
import { tinyModel } from '@/lib/model/testing/tiny-model';
import { reportStep } from './report-steps';
import type { Promised, ShownStep } from './shown-step';

const model = tinyModel();
const promise = (more: Partial<Promised> = {}): Promised => ({
  state: state('DEV-AA-1', 0.7, { n: 4, ci95: { lo: 0.2, hi: 1.2 }, agreement: 'split', estimated: true }),
  fromScore: 0.7,
  fromLevel: 1,
  toLevel: 2,
  effort: 2.5,
  gainOverall: 0.1,
  gainPrinciple: 0.4,
  climb: { level: 3, steps: 4 },
  ...more,
});
const shown = (more: Partial<ShownStep> = {}, of: Model = model, id = 'DEV-AA-1'): ShownStep => ({
  id: 'step',
  practiceId: id,
  roundId: 'round',
  ownerId: 'ana',
  ownerName: 'Ana',
  dueDate: '2027-04-15',
  hoursSaved: 2.5,
  note: 'a note',
  status: 'planned',
  createdAt: new Date(0),
  model: of,
  practice: practice(of, id),
  principle: principle(of, practice(of, id).principle),
  fromDeleted: false,
  promised: promise(),
  outcome: null,
  ...more,
});
const known = (scores: Parameters<typeof statesFor>[1], of: Model = model) =>
  steps({ model: of, scope: ['DEV', 'MLO'], states: statesFor(of, scores) });

describe('a planned step in a file', () => {
  it('says from where to where, in the words of the model and the numbers of its round', () => {
    expect(reportStep(shown(), [], 'pt-BR', 10)).toEqual({
      practiceId: 'DEV-AA-1',
      title: 'DEV-AA-1 (pt)',
      principle: 'DEV-AA (pt)',
      outcome: false,
      fromLevel: 1,
      toLevel: 2,
      fromAnchor: 'Anchor 1 (pt)',
      doneWhen: 'Anchor 2 (pt)',
      fromScore: 0.7,
      lo: 0.2,
      hi: 1.2,
      n: 4,
      agreement: 'split',
      estimated: true,
      discussFirst: true,
      gainOverall: 0.1,
      gainFramework: null,
      gainPrinciple: 0.4,
      stepsToLevel: { level: 3, steps: 4 },
      effort: 2.5,
      share: 0.25,
      editedBy: null,
      accountable: 'OPS (pt)',
      responsible: ['SWE (pt)'],
      prerequisites: [],
      unlocks: [],
      firstStep: null,
      status: 'planned',
      owner: 'Ana',
      dueDate: '2027-04-15',
      hoursSaved: 2.5,
      note: 'a note',
      brought: null,
      hidden: null,
    });
  });

  it('gives nothing away that follows from a score which is hidden or deleted', () => {
    const numbers = {
      fromLevel: null,
      toLevel: null,
      fromAnchor: null,
      doneWhen: null,
      fromScore: null,
      lo: null,
      hi: null,
      n: null,
      agreement: null,
      estimated: false,
      discussFirst: false,
      gainOverall: null,
      gainPrinciple: null,
      stepsToLevel: null,
      effort: null,
      share: null,
      prerequisites: [],
      unlocks: [],
    };
    const all = known({ 'DEV-AA-1': 0 });
    const hidden = reportStep(shown({ promised: null }), all, 'en', 10);
    expect(hidden).toMatchObject({ ...numbers, title: 'DEV-AA-1', owner: 'Ana', accountable: 'OPS' });
    expect(hidden.hidden).toContain('hidden to protect anonymity');
    const deleted = reportStep(shown({ promised: null, fromDeleted: true }), all, 'en', 10);
    expect(deleted).toMatchObject(numbers);
    expect(deleted.hidden).toContain('was deleted');
  });

  it('asks to talk first only while it is planned and its answers are split', () => {
    const first = (more: Partial<ShownStep>) => reportStep(shown(more), [], 'en', 10).discussFirst;
    expect(first({ status: 'started' })).toBe(false);
    expect(first({ promised: promise({ state: state('DEV-AA-1', 0.7) }) })).toBe(false);
  });

  it('leaves empty what the round did not know of it', () => {
    const bare = state('DEV-AA-1', 'insufficient', { n: null });
    expect(
      reportStep(shown({ promised: promise({ state: bare, gainOverall: null }) }), [], 'en', 10),
    ).toMatchObject({
      lo: null,
      hi: null,
      n: null,
      agreement: null,
      gainOverall: null,
    });
  });

  it('tells the effort as a share of what the team has in a cycle', () => {
    const share = (capacity: number) => reportStep(shown({}), [], 'en', capacity).share;
    const effort = shown({}).promised?.effort ?? 0;
    expect([share(10), share(40)]).toEqual([effort / 10, effort / 40]);
  });

  it('says what the model says of the practice: outcome, first step, all who are responsible', () => {
    const more = tinyModel();
    const rich: Model = {
      ...more,
      principles: more.principles.map((one) => ({ ...one, outcome: true })),
      practices: more.practices.map((one) => ({
        ...one,
        firstStep: { en: 'Begin', 'pt-BR': 'Comece' },
        rolesOverride: { DE: 'R' as const, OPS: 'I' as const },
      })),
    };
    expect(reportStep(shown({}, rich), [], 'pt-BR', 10)).toMatchObject({
      outcome: true,
      firstStep: 'Comece',
      accountable: null,
      responsible: ['DE (pt)', 'SWE (pt)'],
    });
  });
});

describe('what a planned step opens', () => {
  it('are the practices that wait for it alone, each once, if it leads high enough', () => {
    // AA-2 and CC-1 wait for AA-1 alone, at level 2; each has a step to 2 and one to 3.
    expect(reportStep(shown(), known({}), 'en', 10).unlocks).toEqual(['DEV-AA-2', 'MLO-CC-1']);
    expect(reportStep(shown({ promised: promise({ toLevel: 3 }) }), known({}), 'pt-BR', 10).unlocks).toEqual([
      'DEV-AA-2 (pt)',
      'MLO-CC-1 (pt)',
    ]);
    const deep = tinyModel();
    const higher = {
      ...deep,
      practices: deep.practices.map((one) => ({
        ...one,
        prerequisites: one.prerequisites.map((edge) => ({ ...edge, minLevel: 3 as const })),
      })),
    };
    expect(reportStep(shown({}, higher), known({}, higher), 'en', 10).unlocks).toEqual([]);
    expect(
      reportStep(shown({ promised: promise({ toLevel: 3 }) }, higher), known({}, higher), 'en', 10).unlocks,
    ).toEqual(['DEV-AA-2', 'MLO-CC-1']);
  });

  it('is nothing that waits for something else too, or for nothing any more', () => {
    // CC-2 waits for AA-3 and CC-1.
    const both = shown({}, model, 'DEV-AA-3');
    expect(reportStep(both, known({ 'DEV-AA-1': 4 }), 'en', 10).unlocks).toEqual([]);
    expect(reportStep(both, known({ 'DEV-AA-1': 4, 'MLO-CC-1': 4 }), 'en', 10).unlocks).toEqual(['MLO-CC-2']);
    expect(reportStep(both, known({ 'DEV-AA-3': 4, 'MLO-CC-1': 4 }), 'en', 10).unlocks).toEqual([]);
  });

  it('waits for what the newest result says of the same step', () => {
    const second = shown({ promised: promise({ toLevel: 2 }) }, model, 'DEV-AA-2');
    const [wanted] = reportStep(second, known({ 'DEV-AA-1': 1 }), 'en', 10).prerequisites;
    expect(wanted).toEqual({ title: 'DEV-AA-1', state: 'open', met: false, score: 1 });
    const elsewhere = shown({ promised: promise({ toLevel: 4 }) }, model, 'DEV-AA-2');
    expect(reportStep(elsewhere, known({}), 'en', 10).prerequisites).toEqual([]);
    const first = shown({}, model, 'DEV-AA-1');
    expect(reportStep(first, known({}), 'en', 10).prerequisites).toEqual([]);
  });
});
