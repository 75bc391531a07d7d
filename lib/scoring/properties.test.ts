import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { AnswerValue } from '@/lib/model/schema';
import { score } from './score';
import { respondentsFrom } from './testing';
import { anyRound, SMALL_MODEL } from './testing/arbitrary';
import type { Respondent, RoundInput } from './types';

// Many random rounds: slow only when the machine is busy.
vi.setConfig({ testTimeout: 60_000 });

const rows = (input: RoundInput) => new Map(score(input).rows.map((row) => [row.id, row]));
const MODES = ['full', 'key', 'quick'] as const;

/** The same people with one answer each changed by `change`. */
function withAnswer(input: RoundInput, person: number, item: string, value: AnswerValue): RoundInput {
  const respondents = input.respondents.map(
    (r, i): Respondent => (i === person ? { ...r, answers: { ...r.answers, [item]: value } } : r),
  );
  return { ...input, respondents };
}

describe.each(MODES)('any %s round', (mode) => {
  it('is scored the same whatever the order of people and answers', () => {
    const shuffled = anyRound({ mode }).chain((input) =>
      fc.record({
        input: fc.constant(input),
        people: fc.shuffledSubarray([...input.respondents], { minLength: input.respondents.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ input, people }) => {
        const turned = people.map((r) => ({
          ...r,
          answers: Object.fromEntries(Object.entries(r.answers).reverse()),
        }));
        expect(score({ ...input, respondents: turned })).toEqual(score(input));
      }),
    );
  });

  it('never falls when an answer rises', () => {
    const raised = anyRound({ mode }).chain((input) => {
      const low = input.respondents.flatMap((r, person) =>
        Object.entries(r.answers).flatMap(([item, v]) =>
          typeof v === 'number' && v < 4 ? [{ person, item, v }] : [],
        ),
      );
      return fc.record({
        input: fc.constant(input),
        pick: low.length ? fc.constantFrom(...low) : fc.constant(null),
      });
    });
    fc.assert(
      fc.property(raised, ({ input, pick }) => {
        if (!pick) return;
        const before = rows(input);
        const up = ([1, 2, 3, 4] as const).find((l) => l > pick.v) ?? 4;
        for (const [id, after] of rows(withAnswer(input, pick.person, pick.item, up))) {
          const was = before.get(id);
          expect(after.status).toBe(was?.status);
          if (after.score === null || !was || was.score === null) continue;
          expect(after.score).toBeGreaterThanOrEqual(was.score - 1e-12);
          expect(after.level ?? 0).toBeGreaterThanOrEqual(was.level ?? 0);
        }
      }),
    );
  });

  it('keeps every number on its scale and says why where there is none', () => {
    fc.assert(
      fc.property(anyRound({ mode }), (input) => {
        for (const row of score(input).rows) {
          expect(row.score === null).toBe(row.status !== 'ok');
          expect(row.coverage).toBeGreaterThanOrEqual(0);
          expect(row.coverage).toBeLessThanOrEqual(1 + 1e-12);
          if (row.score === null || !row.ci95 || !row.ci80) continue;
          expect(row.n).toBeGreaterThanOrEqual(3);
          const ordered = [0, row.ci95.lo, row.ci80.lo, row.score, row.ci80.hi, row.ci95.hi, 4];
          for (const [i, x] of ordered.slice(1).entries())
            expect(x).toBeGreaterThanOrEqual((ordered[i] ?? 0) - 1e-12);
        }
      }),
    );
  });

  it("never counts a don't know, whatever it replaces, as a number", () => {
    const silent = anyRound({ mode }).chain((input) => {
      const gaps = input.respondents.flatMap((r, person) =>
        [...rows(input).values()]
          .filter((row) => (mode === 'quick' ? row.scope === 'principle' : row.scope === 'practice'))
          .flatMap(({ id }) => (r.answers[id] === undefined ? [{ person, id }] : [])),
      );
      return fc.record({
        input: fc.constant(input),
        gap: gaps.length ? fc.constantFrom(...gaps) : fc.constant(null),
      });
    });
    fc.assert(
      fc.property(silent, ({ input, gap }) => {
        if (!gap || gap.id === 'MLO-CX') return;
        const before = rows(input).get(gap.id);
        const after = rows(withAnswer(input, gap.person, gap.id, 'DK')).get(gap.id);
        expect(after?.answers).toBe(before?.answers);
        if (after?.status === 'ok') expect(after.score).toBe(before?.score);
        else expect(after?.score).toBeNull();
      }),
    );
  });

  it.each([0, 4] as const)('with nothing but %d is at that level everywhere', (level) => {
    const items = rows({ ...emptyRound(), mode });
    const respondents = respondentsFrom(
      Object.fromEntries([...items.keys()].map((id) => [id, Array(4).fill(level).join(' ')])),
    );
    for (const row of score({ ...emptyRound(), mode, respondents }).rows) {
      expect(row).toMatchObject({ status: 'ok', score: level, coverage: 1, polarised: false });
      expect(row.level).toBe(row.scope === 'overall' ? null : level);
    }
  });
});

function emptyRound(): RoundInput {
  return {
    model: SMALL_MODEL,
    mode: 'full',
    format: 'anonymous',
    weighting: 'equal',
    notApplicable: new Set(),
    scope: ['DEV', 'DAT', 'MLO'],
    respondents: [],
  };
}
