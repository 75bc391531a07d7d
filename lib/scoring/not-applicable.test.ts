import { describe, expect, it } from 'vitest';
import { isMuchNotApplicable, notApplicableShares, proposedNotApplicable } from './not-applicable';
import { score } from './score';
import { makeModel, makeRound, respondentsFrom } from './testing';
import type { RoundInput } from './types';

const PRACTICES = ['DEV-CI-1', 'DEV-CI-2', 'DEV-CI-3'];
const model = makeModel({ principles: [{ id: 'DEV-CI' }], practices: PRACTICES.map((id) => ({ id })) });

const proposed = (line: string, more: Partial<RoundInput> = {}) =>
  proposedNotApplicable(
    makeRound({ model, respondents: respondentsFrom({ 'DEV-CI-2': line }), ...more }),
  ).includes('DEV-CI-2');

describe('items proposed as not applicable', () => {
  it.each([
    ['N N 1', true],
    ['N N 1 2', true],
    ['N N 1 2 3', false],
    ['N 1 D', false],
    ['N D D D', false],
    ['N N D', true],
    ['N N N', true],
    // Two people: the list would say what both of them answered.
    ['N N', false],
    ['N N S', false],
    ['N N -', false],
    ['1 2 3', false],
  ])('%s: %s', (line, expected) => {
    expect(proposed(line)).toBe(expected);
  });

  it('are what a consensus agreed on, whoever wrote it down', () => {
    expect(proposed('N', { format: 'consensus' })).toBe(true);
    expect(proposed('2', { format: 'consensus' })).toBe(false);
    expect(proposed('D', { format: 'consensus' })).toBe(false);
  });

  it('are marked in the scorecard by the same rule', () => {
    const { rows } = score(
      makeRound({ model, format: 'consensus', respondents: respondentsFrom({ 'DEV-CI-1': 'N' }) }),
    );
    expect(rows.filter(({ naProposed }) => naProposed).map(({ id }) => id)).toEqual(['DEV-CI-1']);
  });

  it('stand in the order of the model and hold nothing the round does not ask', () => {
    const line = 'N N N';
    const respondents = respondentsFrom({ 'DEV-CI-3': line, 'DEV-CI-1': line, 'DEV-XX-1': line });
    expect(proposedNotApplicable(makeRound({ model, respondents }))).toEqual(['DEV-CI-1', 'DEV-CI-3']);
    expect(proposedNotApplicable(makeRound({ model, respondents, mode: 'quick' }))).toEqual([]);
  });
});

describe('the share of weight declared not applicable', () => {
  const large = makeModel({
    principles: [
      { id: 'DEV-CI' },
      { id: 'DEV-VC', weight: 2 },
      { id: 'MLO-CX' },
      { id: 'MLO-CT', parent: 'MLO-CX' },
      { id: 'MLO-CD', parent: 'MLO-CX' },
      { id: 'MLO-TST' },
    ],
    practices: [
      { id: 'DEV-CI-1', weight: 3, key: true },
      { id: 'DEV-CI-2' },
      { id: 'DEV-VC-1', key: true },
      { id: 'MLO-CT-1' },
      { id: 'MLO-CD-1' },
      { id: 'MLO-CD-2' },
      { id: 'MLO-TST-1', key: true },
    ],
  });
  const shares = (ids: string[], mode: RoundInput['mode'] = 'full') =>
    Object.fromEntries(
      notApplicableShares({ model: large, mode, scope: ['DEV', 'MLO'], notApplicable: new Set(ids) }),
    );

  it('counts an item as much as it weighs in the score of its framework', () => {
    expect(shares([])).toEqual({ DEV: 0, MLO: 0 });
    // 3 of 4 within the principle, which is 1 of 3 of the framework.
    expect(shares(['DEV-CI-1']).DEV).toBeCloseTo(0.25, 12);
    expect(shares(['DEV-VC-1']).DEV).toBeCloseTo(2 / 3, 12);
    // Half of one of two children of one of two principles.
    expect(shares(['MLO-CD-2']).MLO).toBeCloseTo(1 / 8, 12);
    expect(shares(['DEV-CI-1', 'DEV-CI-2', 'DEV-VC-1']).DEV).toBe(1);
  });

  it('counts only what the round asked', () => {
    expect(shares(['MLO-TST'], 'quick').MLO).toBeCloseTo(0.5, 12);
    expect(shares(['MLO-CT'], 'quick').MLO).toBeCloseTo(0.25, 12);
    // Of the machine learning principles only Testing has a key practice.
    expect(shares(['MLO-TST-1'], 'key').MLO).toBe(1);
  });

  it('calls for caution above a quarter, not at it', () => {
    expect(isMuchNotApplicable(shares(['DEV-CI-1']).DEV ?? 0)).toBe(false);
    expect(isMuchNotApplicable(0.1 + 0.15)).toBe(false);
    expect(isMuchNotApplicable(0.26)).toBe(true);
  });
});
