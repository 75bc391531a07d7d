import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { roleId } from '@/lib/model/schema';
import goldenFile from './golden.json';
import { score } from './score';
import { makeModel, makeRound, referenceModel, respondentsFrom } from './testing';
import type { RoundInput, Scorecard, ScoreRow } from './types';

const { team, golden } = z
  .looseObject({
    team: z.object({ roles: z.record(z.string(), roleId), raw: z.record(z.string(), z.string()) }),
    golden: z.looseObject({
      E1: z.record(
        z.string(),
        z.looseObject({ n: z.number(), dk: z.number(), na: z.number(), status: z.string() }),
      ),
      E2: z.record(z.string(), z.looseObject({ score: z.number(), levelRange: z.array(z.number()) })),
      E3: z.record(z.string(), z.looseObject({ score: z.number() })),
      E4: z.record(z.string(), z.number()),
    }),
  })
  .parse(goldenFile);

/** The mini-model of the worked example: four principles with the RACI of the built-in model (scoring reference 3.12). */
function alfa(change: Partial<RoundInput> = {}): Scorecard {
  const full = referenceModel();
  const keys = ['DEV-VC-1', 'DEV-VC-3', 'DEV-CI-1', 'DAT-QUA-1', 'DAT-QUA-2', 'MLO-TST-1'];
  const practices = Object.keys(team.raw).map((id) => ({ id, key: keys.includes(id) }));
  const leaves = new Set(practices.map((p) => p.id.replace(/-\d+$/, '')));
  const model = makeModel({ principles: full.principles.filter((p) => leaves.has(p.id)), practices });
  const respondents = respondentsFrom(team.raw, Object.values(team.roles));
  return score(makeRound({ model, respondents, notApplicable: new Set(['MLO-TST-5']), ...change }));
}

const row = (card: Scorecard, id: string): ScoreRow => {
  const found = card.rows.find((r) => r.id === id);
  if (!found) throw new Error(`no row ${id}`);
  return found;
};

const near = (actual: number | null | undefined, expected: unknown) => {
  expect(actual).toBeTypeOf('number');
  expect(Math.abs(Number(actual) - Number(expected))).toBeLessThan(1e-9);
};

describe('worked example E1–E4', () => {
  const card = alfa();

  it.each(Object.entries(golden.E1))('E1 practice %s', (id, want) => {
    const got = row(card, id);
    expect(got).toMatchObject({
      scope: 'practice',
      answers: want.n,
      dontKnow: want.dk,
      notApplicable: want.na,
    });
    expect(got.status).toBe(want.status);
    if (want.status !== 'ok') return expect(got).toMatchObject({ score: null, ci95: null, naProposed: true });
    near(got.score, want.mean);
    near(got.median, want.median);
    near(got.ad, want.ad);
    near(got.se, want.se);
    near(got.ci95?.lo, want.lo);
    near(got.ci95?.hi, want.hi);
  });

  it.each(Object.entries(golden.E2))('E2 principle %s', (id, want) => {
    const got = row(card, id);
    expect(got).toMatchObject({ status: 'ok', n: want.m, answers: want.M, level: want.level, coverage: 1 });
    expect(got.levelRange).toEqual(want.levelRange);
    near(got.score, want.score);
    near(got.se, want.se);
    near(got.ci95?.lo, want.lo);
    near(got.ci95?.hi, want.hi);
    near(got.ci80?.lo, want.lo80);
    near(got.ci80?.hi, want.hi80);
    near(got.ad, want.adMean);
  });

  it.each(Object.entries(golden.E3))('E3 %s', (id, want) => {
    const got = row(card, id);
    near(got.score, want.score);
    near(got.se, want.se);
    near(got.ci95?.lo, want.lo);
    near(got.ci95?.hi, want.hi);
    if (id === 'overall') expect(got).toMatchObject({ n: want.m, answers: want.M, level: null });
    else expect(got).toMatchObject({ weakest: want.weakest, level: want.level });
  });

  it('E4 weights by RACI', () => {
    const weighted = alfa({ weighting: 'raci' });
    for (const [id, want] of Object.entries(golden.E4)) {
      if (id === 'neff_QUA1') near(row(weighted, 'DAT-QUA-1').effectiveN, want);
      else near(row(weighted, id).score, want);
    }
  });

  it('leaves MLO-TST-5 unknown, and the coverage lower, without the decision', () => {
    const open = alfa({ notApplicable: new Set() });
    expect(row(open, 'MLO-TST-5')).toMatchObject({ status: 'unknown', score: null, naProposed: true });
    near(row(open, 'MLO-TST').coverage, 0.8);
    near(row(open, 'MLO-TST').score, 0.8041666666666666);
  });
});
