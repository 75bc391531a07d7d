import { describe, expect, it } from 'vitest';
import { makeModel, makeRound, respondentsFrom } from '@/lib/scoring/testing';
import type { RoundInput } from '@/lib/scoring/types';
import { publish, versionsAt } from './publish';
import type { PublishedRow } from './types';

const IDS = ['DEV-CI-1', 'DEV-CI-2', 'DEV-CI-3', 'DEV-CI-4'];
const model = makeModel({
  principles: [{ id: 'DEV-CI' }, { id: 'DEV-VC' }, { id: 'DEV-CD' }],
  practices: [...IDS, 'DEV-VC-1', 'DEV-VC-2', 'DEV-CD-1', 'DEV-CD-2'].map((id) => ({ id })),
});
const SIX = '1 2 3 2 1 4';
const THREE = '4 0 4 - - -';
const REST = { 'DEV-VC-1': SIX, 'DEV-VC-2': SIX, 'DEV-CD-1': SIX, 'DEV-CD-2': SIX };
const EVERY = { 'DEV-CI-1': SIX, 'DEV-CI-2': SIX, 'DEV-CI-3': SIX, 'DEV-CI-4': SIX, ...REST };

function view(table: Record<string, string>, threshold: number, more: Partial<RoundInput> = {}) {
  const input = makeRound({ model, respondents: respondentsFrom(table), ...more });
  const rows = versionsAt(publish({ input, counts: () => true }, { outside: 5 }).rows, threshold);
  const get = (id: string): PublishedRow => {
    const found = rows.find((row) => row.id === id);
    if (!found) throw new Error(`no row ${id}`);
    return found;
  };
  return { rows, get, hidden: rows.filter(({ status }) => status === 'hidden').map(({ id }) => id) };
}

describe('one round, seen from outside', () => {
  it('shows everything when enough people answered', () => {
    const { hidden, get } = view(EVERY, 5);
    expect(hidden).toEqual([]);
    expect(get('DEV-CI')).toMatchObject({ n: 6, dontKnow: 0, coverage: 1 });
  });

  it('hides a thin practice and the smallest of its siblings, ties by id', () => {
    expect(view({ ...EVERY, 'DEV-CI-2': THREE }, 5).hidden).toEqual(['DEV-CI-1', 'DEV-CI-2']);
    const smaller = { ...EVERY, 'DEV-CI-2': THREE, 'DEV-CI-3': '1 2 3 2 1 -' };
    expect(view(smaller, 5).hidden).toEqual(['DEV-CI-2', 'DEV-CI-3']);
  });

  it('covers two thin practices as well: the same three people may be behind both', () => {
    const { hidden } = view({ ...EVERY, 'DEV-CI-2': THREE, 'DEV-CI-3': THREE }, 5);
    expect(hidden).toEqual(['DEV-CI-1', 'DEV-CI-2', 'DEV-CI-3']);
  });

  it('covers a thin principle by another one and by a practice of that one', () => {
    const thin = Object.fromEntries(IDS.map((id) => [id, THREE]));
    const { hidden, get } = view({ ...thin, ...REST }, 5);
    expect(hidden).toEqual(['DEV-CI', 'DEV-CD', ...IDS, 'DEV-CD-1']);
    expect(get('DEV')).toMatchObject({ status: 'ok', n: 6 });
  });

  it('tells nothing of a hidden row but its id, whatever the cause', () => {
    const { get } = view({ ...EVERY, 'DEV-CI-2': THREE, 'DEV-CI-4': '1 2 D N S -' }, 5);
    const causes = ['DEV-CI-1', 'DEV-CI-2', 'DEV-CI-4'].map((id) => ({ ...get(id), id: '' }));
    expect(causes[1]).toEqual(causes[0]);
    expect(causes[2]).toEqual(causes[0]);
    expect(causes[0]).toMatchObject({
      status: 'hidden',
      score: null,
      n: null,
      dontKnow: null,
      coverage: null,
    });
  });

  it('withholds counts above an item that few were asked, where subtraction would tell them', () => {
    // Each of two roles is asked about one practice that the other is not.
    const raci = { DE: 'R', MLE: 'I' } as const;
    const routed = makeModel({
      principles: [{ id: 'DEV-CI' }],
      practices: IDS.map((id) => (id === 'DEV-CI-4' ? { id, rolesOverride: raci } : { id })),
    });
    const table = { 'DEV-CI-1': SIX, 'DEV-CI-2': SIX, 'DEV-CI-3': SIX, 'DEV-CI-4': '1 D - - - -' };
    const respondents = respondentsFrom(table, ['DE', 'DE', 'MLE', 'MLE', 'MLE', 'MLE']);
    const { get } = view({}, 3, { model: routed, respondents });
    expect(get('DEV-CI-1')).toMatchObject({ dontKnow: 0, n: 6 });
    for (const id of ['DEV-CI', 'DEV', 'overall']) {
      expect(get(id)).toMatchObject({ status: 'ok', n: null, dontKnow: null, coverage: null });
    }
  });

  it('does not tell whether somebody gave a number to what few were asked', () => {
    const raci = { DE: 'R', MLE: 'I' } as const;
    const routed = makeModel({
      principles: [{ id: 'DEV-CI' }],
      practices: IDS.map((id) => (id === 'DEV-CI-4' ? { id, rolesOverride: raci } : { id })),
    });
    const seen = ['D D D - - -', '1 D D - - -', '1 1 D - - -', '1 2 3 - - -'].map((few) => {
      const table = { 'DEV-CI-1': SIX, 'DEV-CI-2': SIX, 'DEV-CI-3': SIX, 'DEV-CI-4': few };
      const respondents = respondentsFrom(table, ['DE', 'DE', 'DE', 'MLE', 'MLE', 'MLE']);
      const { get } = view({}, 4, { model: routed, respondents });
      return get('DEV-CI-4');
    });
    expect(seen[0]).toMatchObject({ status: 'hidden', n: null, dontKnow: null });
    for (const row of seen) expect(row).toEqual(seen[0]);
  });

  it('names the weakest of what is shown', () => {
    const thin = Object.fromEntries(IDS.map((id) => [id, '0 0 0 - - -']));
    expect(view({ ...thin, ...REST }, 5).get('DEV').weakest).toBe('DEV-VC');
    expect(view({ ...thin, ...REST }, 3).get('DEV').weakest).toBe('DEV-CI');
  });

  it('keeps the decision that a practice does not apply, without a count', () => {
    const notApplicable = new Set(['DEV-CI-1']);
    const { get } = view({ ...EVERY, 'DEV-CI-1': '1 2' }, 5, { notApplicable });
    expect(get('DEV-CI-1')).toMatchObject({ status: 'not_applicable', n: null, dontKnow: null });
  });
});
