import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Level, RoundFormat, RoundMode } from '@/lib/model/schema';
import { score } from '@/lib/scoring/score';
import type { Respondent } from '@/lib/scoring/types';
import { nextPractices } from './next';
import { simulate } from './simulate';
import { practiceStates } from './states';
import { miniModel } from './testing';

const IDS = ['DEV-CI', 'DEV-VC', 'MLO-CI', 'MLO-CD', 'MLO-VER'].flatMap((q) => [
  `${q}-1`,
  `${q}-2`,
  `${q}-3`,
]);
const model = miniModel(
  Object.fromEntries(IDS.map((id, i) => [id, { key: id.endsWith('-1'), weight: i % 2 ? 1 : 2 }])),
  { 'DEV-VC': 2, MLO: 3 },
);
const scope = ['DEV', 'MLO'] as const;
const items = (mode: RoundMode) =>
  mode === 'quick'
    ? [...new Set(model.practices.map((p) => p.principle))]
    : model.practices.filter((p) => mode === 'full' || p.key).map((p) => p.id);

function scored(mode: RoundMode, format: RoundFormat, people: readonly (readonly number[])[]) {
  const respondents = people.map((answers, who): Respondent => {
    const pairs = items(mode).map((id, i) => [id, ((answers[i] ?? 0) % 5) as Level] as const);
    return { id: `r${who}`, role: null, answers: Object.fromEntries(pairs) };
  });
  const common = { model, mode, format, weighting: 'equal', scope, respondents } as const;
  return score({ ...common, notApplicable: new Set<string>() }).rows;
}

const answers = fc.array(fc.nat(4), { minLength: IDS.length, maxLength: IDS.length });

describe('the index that advice plans with', () => {
  it.each(['full', 'key', 'quick'] as const)('is the one that a %s round displays', (mode) => {
    fc.assert(
      fc.property(fc.array(answers, { minLength: 3, maxLength: 5 }), (people) => {
        const rows = scored(mode, 'anonymous', people);
        const { before } = simulate(model, practiceStates(model, rows, mode), scope, {});
        const displayed = (id: string) => rows.find((row) => row.id === id)?.score ?? Number.NaN;
        expect(before.overall.score).toBeCloseTo(displayed('overall'), 9);
        for (const [id, node] of before.principles) expect(node.score).toBeCloseTo(displayed(id), 9);
        for (const [id, node] of before.frameworks) expect(node.score).toBeCloseTo(displayed(id), 9);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps its promise when the next round agrees that the step was completed', () => {
    fc.assert(
      fc.property(answers, (today) => {
        const overall = (levels: readonly number[]) =>
          scored('full', 'consensus', [levels]).find(({ scope: s }) => s === 'overall')?.score ?? Number.NaN;
        const states = practiceStates(model, scored('full', 'consensus', [today]), 'full');
        for (const { practiceId, what, gain } of nextPractices({ model, scope, states }).recommendations) {
          const then = today.map((level, i) => (IDS[i] === practiceId ? what.toLevel : level));
          expect(overall(then) - overall(today)).toBeCloseTo(gain.overall ?? Number.NaN, 9);
        }
      }),
      { numRuns: 40 },
    );
  });
});
