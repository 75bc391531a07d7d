import fc from 'fast-check';
import type { AnswerValue } from '@/lib/model/schema';
import { itemsOf } from '../routing';
import { EVERYONE, makeModel, makeRound, type PracticeSketch } from '../testing';
import type { RoundInput } from '../types';

const count = (principle: string, n: number): PracticeSketch[] =>
  Array.from({ length: n }, (_, i) => ({ id: `${principle}-${i + 1}`, key: i === 0 }));

/** Three frameworks, a group of three, leaves of one to four practices, uneven weights. */
export const SMALL_MODEL = makeModel({
  principles: [
    { id: 'DEV-VC' },
    { id: 'DEV-CI', weight: 2, raci: { ...EVERYONE, PO: 'C' } },
    { id: 'DEV-CD', weight: 0.5 },
    { id: 'DAT-QUA', raci: { ...EVERYONE, PO: 'I' } },
    { id: 'DAT-REL' },
    { id: 'MLO-CX', raci: null },
    { id: 'MLO-CI', parent: 'MLO-CX' },
    { id: 'MLO-CD', parent: 'MLO-CX' },
    { id: 'MLO-CT', parent: 'MLO-CX' },
    { id: 'MLO-TST' },
  ],
  practices: [
    ...count('DEV-VC', 4),
    ...count('DEV-CI', 3),
    ...count('DEV-CD', 2),
    ...count('DAT-QUA', 3),
    ...count('DAT-REL', 1),
    ...count('MLO-CI', 2),
    ...count('MLO-CD', 3),
    ...count('MLO-CT', 1),
    ...count('MLO-TST', 4),
  ].map((practice, i) => ({ ...practice, weight: [1, 2, 0.5][i % 3] ?? 1 })),
  weights: { DEV: 2, DAT: 1, MLO: 1.5 },
});

const ANSWERS: readonly AnswerValue[] = [0, 1, 2, 3, 4, 'DK', 'NA', 'SKIP'];

/** An answer or none (undefined); `numbers` says how often it is a number. */
const answer = (numbers: number) =>
  fc.oneof(
    { weight: numbers, arbitrary: fc.constantFrom(...ANSWERS.slice(0, 5)) },
    { weight: 1, arbitrary: fc.constantFrom(...ANSWERS.slice(5)) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );

/** Rounds of the small model with 0 to `people` respondents. */
export const anyRound = (change: Partial<RoundInput> = {}, people = 8): fc.Arbitrary<RoundInput> => {
  const items = itemsOf(SMALL_MODEL, change.mode ?? 'full', ['DEV', 'DAT', 'MLO']);
  const sheet = fc
    .constantFrom(2, 8, 40)
    .chain((numbers) => fc.array(answer(numbers), { minLength: items.length, maxLength: items.length }));
  return fc
    .record({
      sheets: fc.array(fc.tuple(sheet, fc.constantFrom('DE' as const, 'PO' as const, null)), {
        maxLength: people,
      }),
      weighting: fc.constantFrom('equal' as const, 'raci' as const),
      notApplicable: fc.subarray(
        items.map((item) => item.id),
        { maxLength: 3 },
      ),
    })
    .map(({ sheets, weighting, notApplicable }) =>
      makeRound({
        model: SMALL_MODEL,
        weighting,
        notApplicable: new Set(notApplicable),
        respondents: sheets.map(([values, role], i) => ({
          id: `p${i}`,
          role,
          answers: Object.fromEntries(
            items.flatMap(({ id }, j): [string, AnswerValue][] => {
              const value = values[j];
              return value === undefined ? [] : [[id, value]];
            }),
          ),
        })),
        ...change,
      }),
    );
};
