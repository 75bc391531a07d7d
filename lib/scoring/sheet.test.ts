import { describe, expect, it } from 'vitest';
import type { RoleId } from '@/lib/model/schema';
import { readSheet } from './sheet';
import { EVERYONE, makeModel, makeRound, respondentsFrom } from './testing';

const raci = { ...EVERYONE, OPS: 'A', SWE: 'C', PO: 'I' } as const;
const model = makeModel({
  principles: [{ id: 'DEV-CI', raci }],
  practices: [{ id: 'DEV-CI-1' }, { id: 'DEV-CI-2' }],
});
const roles: (RoleId | null)[] = ['DE', 'OPS', 'SWE', 'PO', null];
const table = { 'DEV-CI-1': '4 3 2 1 0', 'DEV-CI-2': 'D N S D -' };

describe('the answers of a round, by item', () => {
  it('weigh what the role of a person is worth there, where roles count at all', () => {
    const respondents = respondentsFrom(table, roles);
    const weighed = readSheet(makeRound({ model, respondents, weighting: 'raci' }));
    expect(weighed.tallies.get('DEV-CI-1')?.numeric).toEqual([
      { who: 0, weight: 1, value: 4 },
      { who: 1, weight: 1, value: 3 },
      { who: 2, weight: 0.5, value: 2 },
      { who: 4, weight: 1, value: 0 },
    ]);
    // Who is only informed was not asked: not even their "don't know" is counted.
    expect(weighed.tallies.get('DEV-CI-2')).toEqual({
      numeric: [],
      dontKnow: 1,
      notApplicable: 1,
      skipped: 1,
    });
    expect([...weighed.answered].sort()).toEqual(['r1', 'r2', 'r3', 'r5']);
    const equal = readSheet(makeRound({ model, respondents }));
    expect(equal.tallies.get('DEV-CI-1')?.numeric.map(({ weight }) => weight)).toEqual([1, 1, 1, 1, 1]);
    expect(equal.tallies.get('DEV-CI-2')).toMatchObject({ dontKnow: 2 });
    expect(equal.answered.size).toBe(5);
  });

  it('weigh the same where the model says nothing of a role', () => {
    const silent = makeModel({ principles: [{ id: 'DEV-CI', raci: null }], practices: [{ id: 'DEV-CI-1' }] });
    const respondents = respondentsFrom({ 'DEV-CI-1': '4' }, ['PO']);
    const { tallies } = readSheet(makeRound({ model: silent, respondents, weighting: 'raci' }));
    expect(tallies.get('DEV-CI-1')?.numeric).toEqual([{ who: 0, weight: 1, value: 4 }]);
  });

  it('stand in an order of the people, not of their arrival', () => {
    const respondents = respondentsFrom(table, roles);
    const sheet = readSheet(makeRound({ model, respondents }));
    const upsideDown = readSheet(makeRound({ model, respondents: respondents.toReversed() }));
    expect([upsideDown.tallies, upsideDown.people]).toEqual([sheet.tallies, sheet.people]);
    expect(sheet.people).toEqual(['r1', 'r2', 'r3', 'r4', 'r5']);
    expect(sheet.items.map(({ id }) => id)).toEqual(['DEV-CI-1', 'DEV-CI-2']);
  });

  it('stand in an order of their content where people share an id', () => {
    const twins = [
      { id: 'x', role: null, answers: { 'DEV-CI-1': 3 as const, 'DEV-CI-2': 1 as const } },
      { id: 'x', role: null, answers: { 'DEV-CI-2': 1 as const, 'DEV-CI-1': 2 as const } },
    ];
    const values = (respondents: typeof twins) =>
      readSheet(makeRound({ model, respondents }))
        .tallies.get('DEV-CI-1')
        ?.numeric.map(({ value }) => value);
    expect(values(twins)).toEqual([2, 3]);
    expect(values(twins.toReversed())).toEqual([2, 3]);
  });

  it('are whole numbers from 0 to 4; whoever sent nothing else answered nothing', () => {
    const junk = [-1, 5, 1.5, Number.NaN, '2', 'dk', null].map((value, i) => ({
      id: `j${i}`,
      role: null,
      answers: { 'DEV-CI-1': value as 0 },
    }));
    const { tallies, answered } = readSheet(makeRound({ model, respondents: junk }));
    expect(tallies.get('DEV-CI-1')).toEqual({ numeric: [], dontKnow: 0, notApplicable: 0, skipped: 0 });
    expect(answered.size).toBe(0);
  });
});
