import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { principleLevel } from '@/lib/scoring/level';
import { stepsToLevel } from './climb';
import { miniModel, statesFor } from './testing';
import type { StepLevel } from './types';

const IDS = ['DEV-VC-1', 'DEV-VC-2', 'DEV-VC-3', 'DEV-VC-4'] as const;
const model = miniModel({ 'DEV-VC-1': { key: true }, 'DEV-VC-2': {}, 'DEV-VC-3': {}, 'DEV-VC-4': {} });
type Scores = Parameters<typeof statesFor>[1];

function climb(scores: Scores, practiceId: string, to: StepLevel, level?: StepLevel) {
  const states = new Map(statesFor(model, scores).map((state) => [state.id, state]));
  return stepsToLevel(model, (id) => states.get(id), { practiceId, to }, level);
}
const at = (a: number, b: number, c: number, d: number) =>
  Object.fromEntries([a, b, c, d].map((score, i) => [IDS[i], score]));

describe('stepsToLevel', () => {
  it('counts the fewest steps that bring the principle there, the step itself among them', () => {
    // A mean of 2.5 and 60 % of the weight at 3: three of four practices, and the last may stay at 1.
    expect(climb(at(3, 3, 2, 2), 'DEV-VC-3', 3)).toEqual({ level: 3, steps: 1 });
    expect(climb(at(3, 2, 2, 2), 'DEV-VC-2', 3)).toEqual({ level: 3, steps: 2 });
    expect(climb(at(1, 1, 1, 1), 'DEV-VC-1', 2)).toEqual({ level: 3, steps: 6 });
    expect(climb(at(1, 1, 1, 1), 'DEV-VC-1', 2, 2)).toEqual({ level: 2, steps: 3 });
  });

  it('says nothing where the principle is there, a score is missing, or no steps lead there', () => {
    expect(climb(at(3, 3, 3, 2), 'DEV-VC-4', 3)).toBeNull();
    expect(climb({ ...at(1, 1, 1, 1), 'DEV-VC-2': 'insufficient' }, 'DEV-VC-1', 2)).toBeNull();
    expect(climb(at(1, 1, 1, 1), 'DEV-NONE-1', 2)).toBeNull();
  });

  it('leaves out what does not apply', () => {
    const scores = { ...at(3, 3, 2, 0), 'DEV-VC-4': 'not_applicable' as const };
    expect(climb(scores, 'DEV-VC-3', 3)).toBeNull();
    expect(climb({ ...scores, 'DEV-VC-2': 2 }, 'DEV-VC-3', 3)).toEqual({ level: 3, steps: 1 });
  });

  it('finds what trying every way finds', () => {
    const score = fc.integer({ min: 0, max: 40 }).map((tenths) => tenths / 10);
    const ways = (own: number) =>
      [own, 2, 3].flatMap((to) => {
        const steps = [2, 3].filter((one) => own < one - 0.5 && one <= to).length;
        return to === own || own < to - 0.5 ? [{ to, steps: to === own ? 0 : steps }] : [];
      });
    fc.assert(
      fc.property(score, score, score, score, (a, b, c, d) => {
        const own = [a, b, c, d];
        const to = a < 1.5 ? 2 : 3;
        if (a >= 2.5) return;
        const parts = (scores: readonly number[]) =>
          scores.map((one, i) => ({ score: one, weight: 1, key: i === 0 }));
        const level = (scores: readonly number[]) =>
          principleLevel(scores.reduce((sum, one) => sum + one, 0) / 4, parts(scores));
        let fewest = Number.POSITIVE_INFINITY;
        for (const w of ways(a).filter((way) => way.to >= to && way.to !== a))
          for (const x of ways(b))
            for (const y of ways(c))
              for (const z of ways(d)) {
                const all = [w, x, y, z];
                if (level(all.map((way) => way.to)) >= 3)
                  fewest = Math.min(
                    fewest,
                    all.reduce((sum, way) => sum + way.steps, 0),
                  );
              }
        const got = climb(at(a, b, c, d), 'DEV-VC-1', to);
        if (level(own) >= 3) expect(got).toBeNull();
        else expect(got?.steps ?? Number.POSITIVE_INFINITY).toBe(fewest);
      }),
    );
  });
});
