import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Model } from '@/lib/model/schema';
import { nextPractices } from './next';
import { type MiniPractice, miniModel, state } from './testing';
import type { AdviceInput, PracticeState } from './types';

const IDS = ['DEV-CI', 'DEV-VC', 'DAT-QUA', 'MLO-CI', 'MLO-CD', 'MLO-CM', 'MLO-VER'].flatMap((principle) =>
  [1, 2, 3, 4].map((i) => `${principle}-${i}`),
);
const SCOPE = ['DEV', 'DAT', 'MLO'] as const;

/** A random team: any acyclic prerequisites, weights, scores, gaps in the answers, targets and running work. */
const situation = fc
  .record({
    practices: fc.array(
      fc.record({
        effort: fc.constantFrom(1, 2, 3, 5, 8),
        impact: fc.constantFrom(1, 2, 3),
        weight: fc.constantFrom(1, 1, 2, 0.5),
        key: fc.boolean(),
        needs: fc.uniqueArray(fc.nat(IDS.length - 1), { maxLength: 3 }),
      }),
      { minLength: IDS.length, maxLength: IDS.length },
    ),
    principleWeight: fc.constantFrom(1, 2, 3),
    answers: fc.array(
      fc.oneof(
        { weight: 12, arbitrary: fc.integer({ min: 0, max: 40 }).map((x) => x / 10) },
        { weight: 1, arbitrary: fc.constantFrom('insufficient', 'unknown', 'not_applicable') },
      ),
      { minLength: IDS.length, maxLength: IDS.length },
    ),
    target: fc.constantFrom(2, 3, 4),
    running: fc.uniqueArray(fc.constantFrom(...IDS), { maxLength: 3 }),
    seed: fc.integer(),
  })
  .map(({ practices, principleWeight, answers, target, running, seed }) => {
    const mini = practices.map(({ needs, ...rest }, i): [string, MiniPractice] => [
      IDS[i] ?? '',
      { ...rest, needs: needs.filter((j) => j < i).map((j) => IDS[j] ?? '') } as MiniPractice,
    ]);
    const model = miniModel(Object.fromEntries(mini), { 'DEV-VC': principleWeight, 'MLO-VER': 2, DAT: 2 });
    const states = IDS.map((id, i) => state(id, answers[i] as Parameters<typeof state>[1]));
    const input: AdviceInput = {
      model,
      states,
      scope: SCOPE,
      target: target as 2 | 3 | 4,
      running: running.map((practiceId) => ({ practiceId, to: 2 as const })),
    };
    return { input, seed };
  });

const mean = (pairs: readonly (readonly [weight: number, value: number])[]) =>
  pairs.reduce((sum, [w, v]) => sum + w * v, 0) / pairs.reduce((sum, [w]) => sum + w, 0);

/** The overall score written out once more, straight from the scoring reference 3.4; null when not displayed. */
function overall(model: Model, states: readonly PracticeState[]): number | null {
  const of = (principle: string): number | 'na' | null => {
    const own = model.practices.filter((p) => p.principle === principle);
    const known = own.flatMap((p) => {
      const s = states.find(({ id }) => id === p.id);
      return s && s.status !== 'not_applicable' ? [{ weight: p.weight, score: s.score }] : [];
    });
    if (known.length === 0) return 'na';
    const scored = known.flatMap(({ weight, score }) => (score === null ? [] : [[weight, score] as const]));
    const share = scored.reduce((s, [w]) => s + w, 0) / known.reduce((s, { weight }) => s + weight, 0);
    return scored.length > 0 && share >= 0.6 - 1e-12 ? mean(scored) : null;
  };
  const children = ['MLO-CI', 'MLO-CD', 'MLO-CM'].map(of).filter((x) => x !== 'na');
  const scored = children.filter((x) => x !== null);
  const group =
    children.length === 0
      ? 'na'
      : scored.length * 2 >= children.length
        ? mean(scored.map((x) => [1, x]))
        : null;

  const weightOf = (id: string) => model.principles.find((p) => p.id === id)?.weight ?? 1;
  const frameworks = [['DEV-CI', 'DEV-VC'], ['DAT-QUA'], ['MLO-CX', 'MLO-VER']].map((tops) => {
    const known = tops
      .map((id) => [weightOf(id), id === 'MLO-CX' ? group : of(id)] as const)
      .flatMap(([w, x]) => (x === 'na' ? [] : [[w, x] as const]));
    const ok = known.flatMap(([w, x]) => (x === null ? [] : [[w, x] as const]));
    if (known.length === 0) return 'na';
    const share = ok.reduce((s, [w]) => s + w, 0) / known.reduce((s, [w]) => s + w, 0);
    return ok.length > 0 && share >= 0.6 - 1e-12 ? mean(ok) : null;
  });
  const weighted = frameworks.map((score, i) => [i === 1 ? 2 : 1, score] as const);
  if (weighted.some(([, score]) => typeof score !== 'number')) return null;
  return mean(weighted.flatMap(([w, x]) => (typeof x === 'number' ? [[w, x] as const] : [])));
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  return items
    .map((item, i) => ({ item, at: Math.sin((i + 1) * 12.9898 + seed) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

describe('whatever the team', () => {
  it('a recommended step has no unmet prerequisite, is not running, and leads above today', () => {
    fc.assert(
      fc.property(situation, ({ input }) => {
        const running = new Set(input.running?.map(({ practiceId }) => practiceId));
        for (const { practiceId, what, now } of nextPractices(input).recommendations) {
          expect(running.has(practiceId)).toBe(false);
          expect(what.toLevel).toBeGreaterThan(now.score);
          const edges = input.model.practices.find(({ id }) => id === practiceId)?.prerequisites ?? [];
          for (const { requires, minLevel } of edges) {
            const required = input.states.find(({ id }) => id === requires);
            const open =
              required?.status === 'not_applicable' || (required?.score ?? -1) >= minLevel - 0.5 - 1e-9;
            expect(open).toBe(true);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('completing a recommended step raises the recomputed overall score by exactly its gain', () => {
    let promises = 0;
    fc.assert(
      fc.property(situation, ({ input }) => {
        const before = overall(input.model, input.states);
        for (const { practiceId, what, gain } of nextPractices(input).recommendations) {
          const then = input.states.map((s) => (s.id === practiceId ? { ...s, score: what.toLevel } : s));
          const after = overall(input.model, then);
          if (gain.overall === null) {
            // Without a displayed overall score nothing is promised, at the latest because a framework is missing.
            expect(after === null || before === null || after === before).toBe(true);
            continue;
          }
          promises++;
          expect((after ?? Number.NaN) - (before ?? Number.NaN)).toBeCloseTo(gain.overall, 9);
        }
      }),
      { numRuns: 150 },
    );
    expect(promises).toBeGreaterThan(100);
  });

  it('shows at most five, two per principle, and a quick win whenever one is ready', () => {
    fc.assert(
      fc.property(situation, ({ input }) => {
        const { recommendations, ranking } = nextPractices(input);
        expect(recommendations.length).toBeLessThanOrEqual(5);
        expect(new Set(recommendations.map((r) => r.stepId)).size).toBe(recommendations.length);
        for (const { principleId } of recommendations) {
          expect(recommendations.filter((r) => r.principleId === principleId).length).toBeLessThanOrEqual(2);
        }
        const exists = ranking.some(({ step }) => step.effort <= 1);
        expect(recommendations.some(({ effort }) => effort.points <= 1)).toBe(exists);
      }),
      { numRuns: 150 },
    );
  });

  it('gives the same advice in whatever order its input comes', () => {
    fc.assert(
      fc.property(situation, ({ input, seed }) => {
        const { model } = input;
        const mixed: AdviceInput = {
          ...input,
          states: shuffled(input.states, seed),
          scope: shuffled(input.scope, seed),
          running: shuffled(input.running ?? [], seed),
          model: {
            ...model,
            practices: shuffled(model.practices, seed),
            principles: shuffled(model.principles, seed),
            frameworks: shuffled(model.frameworks, seed),
          },
        };
        const a = nextPractices(input);
        const b = nextPractices(mixed);
        expect(b.recommendations.map((r) => r.stepId)).toEqual(a.recommendations.map((r) => r.stepId));
        expect(b.ranking.map((r) => r.step.id)).toEqual(a.ranking.map((r) => r.step.id));
        expect(b.clarify).toEqual(a.clarify);
      }),
      { numRuns: 100 },
    );
  });
});
