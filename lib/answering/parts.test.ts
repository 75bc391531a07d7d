import { describe, expect, it } from 'vitest';
import { backOff } from './back-off';
import { answerTime, clockOffset } from './clock';
import { newestOf, notYetOn, readKept, without } from './merge';
import { outcomeOf } from './outcome';
import { counted, fill } from './phrase';
import { answeredIn, firstOpen, summarize } from './progress';

const at = (itemId: string, value: 0 | 1 | 2, answeredAt: number) => ({ itemId, value, answeredAt });

describe('merging', () => {
  it('keeps the newest by item; at the same time the later argument', () => {
    expect(newestOf([at('A', 1, 5)], [at('A', 2, 4), at('B', 0, 1)]).get('A')).toEqual(at('A', 1, 5));
    expect(newestOf([at('A', 1, 5)], [at('A', 2, 5)]).get('A')?.value).toBe(2);
  });
  it('knows what the server has yet to see', () => {
    const server = newestOf([at('A', 1, 5), at('B', 1, 5)]);
    const waiting = [at('A', 1, 5), at('B', 2, 6), at('C', 0, 1)];
    expect(notYetOn(server, waiting).map(({ itemId }) => itemId)).toEqual(['B', 'C']);
  });
  it('removes exactly what was sent', () => {
    expect(without([at('A', 1, 6), at('B', 1, 5)], [at('A', 1, 5), at('B', 1, 5)])).toEqual([at('A', 1, 6)]);
  });
  it('reads only answers from storage', () => {
    const good = at('A', 1, 5);
    const bad = [
      null,
      'A',
      { ...good, value: 5 },
      { ...good, value: '1' },
      { ...good, answeredAt: Number.NaN },
    ];
    expect(readKept([good, ...bad, { ...good, itemId: 1 }, { ...good, answeredAt: 0 }])).toEqual([good]);
    expect(readKept({ A: good })).toEqual([]);
    expect(readKept(undefined)).toEqual([]);
  });
});

describe('time', () => {
  it('corrects a clock that is wrong, and leaves one alone that is about right', () => {
    expect(clockOffset(100_000_000, 100_000_000 - 60_000)).toBe(0);
    expect(clockOffset(100_000_000, 100_000_000 + 59_000)).toBe(0);
    expect(clockOffset(100_000_000, 100_000_000 - 7_200_000)).toBe(7_200_000);
    expect(clockOffset(100_000_000, 100_000_000 + 7_200_000)).toBe(-7_200_000);
  });
  it('never repeats or goes back for an item', () => {
    expect(answerTime(100.7, [undefined, undefined])).toBe(100);
    expect(answerTime(100, [100, 40])).toBe(101);
    expect(answerTime(100, [40, 500])).toBe(501);
  });
  it('waits from 1 to 30 seconds, up to half of it by chance', () => {
    expect([1, 2, 3, 6, 7, 50].map((n) => backOff(n, 0))).toEqual([1000, 2000, 4000, 30_000, 30_000, 30_000]);
    expect(backOff(1, 0.999)).toBeGreaterThanOrEqual(500);
    expect(backOff(50, 0.999)).toBeLessThan(15_100);
  });
});

describe('replies', () => {
  const taken = { saved: ['A'], rejected: [{ itemId: 'B', reason: 'not_asked' }] };
  it('are taken when the server names answers, also when it could keep none', () => {
    expect(outcomeOf(200, taken)).toEqual({ kind: 'taken', ...taken, kept: [] });
    const kept = [at('A', 1, 5)];
    expect(outcomeOf(200, { ...taken, kept: [...kept, 'B'] })).toEqual({ kind: 'taken', ...taken, kept });
    expect(outcomeOf(422, { saved: [], rejected: taken.rejected }).kind).toBe('taken');
  });
  it('are not believed when they are not the endpoint’s own', () => {
    for (const body of [null, '<html>', {}, { saved: ['A'] }, { saved: 'A', rejected: [] }]) {
      expect(outcomeOf(200, body)).toEqual({ kind: 'unreachable' });
    }
    expect(
      outcomeOf(200, { saved: [1, 'A'], rejected: [null, { itemId: null, reason: 'malformed' }] }),
    ).toEqual({
      kind: 'taken',
      saved: ['A'],
      rejected: [],
      kept: [],
    });
  });
  it.each([
    [401, 'signed_out'],
    [409, 'closed'],
    [400, 'refused'],
    [403, 'refused'],
    [404, 'refused'],
    [413, 'refused'],
    [408, 'unreachable'],
    [429, 'unreachable'],
    [500, 'unreachable'],
    [503, 'unreachable'],
    [204, 'unreachable'],
  ])('%i means %s', (status, kind) => {
    expect(outcomeOf(status, null)).toEqual({ kind });
  });
  it.each([
    [409, 'answers_ended', 'closed'],
    [409, 'round_cancelled', 'cancelled'],
    [409, 'round_deleted', 'deleted'],
    [409, 'toString', 'closed'],
    [404, 'not_found', 'not_asked'],
    [500, 'round_cancelled', 'unreachable'],
  ])('%i with %s means %s', (status, error, kind) => {
    expect(outcomeOf(status, { error })).toEqual({ kind });
  });
});

describe('progress', () => {
  const sections = [
    { items: [{ id: 'A' }, { id: 'B' }] },
    { items: [{ id: 'C' }] },
    { items: [{ id: 'D' }, { id: 'E' }] },
  ];
  const chosen = new Map<string, 2 | 'DK' | 'NA'>([
    ['A', 2],
    ['B', 'DK'],
    ['E', 'NA'],
  ]);
  it('resumes at the first section that is not complete', () => {
    expect(firstOpen(sections, chosen)).toBe(1);
    expect(firstOpen(sections, new Map())).toBe(0);
    expect(firstOpen(sections.slice(0, 1), chosen)).toBe(1);
  });
  it('counts', () => {
    expect(sections.map((section) => answeredIn(section, chosen))).toEqual([2, 0, 1]);
    expect(summarize(sections, chosen)).toEqual({
      total: 5,
      levels: 1,
      dontKnow: 1,
      notApplicable: 1,
      open: 2,
    });
  });
});

describe('phrases', () => {
  const forms = { one: '{count} answer of {name}', other: '{count} answers of {name}' };
  it('count in both languages', () => {
    expect(counted('en', forms, 1, { name: 'X' })).toBe('1 answer of X');
    expect(counted('en', forms, 2, { name: 'X' })).toBe('2 answers of X');
    expect(counted('pt-BR', forms, 1, { name: 'X' })).toBe('1 answer of X');
    expect(counted('pt-BR', forms, 12, { name: 'X' })).toBe('12 answers of X');
  });
  it('leave unknown names as they are', () => {
    expect(fill('{a} {b} {a}', { a: 1 })).toBe('1 {b} 1');
  });
});
