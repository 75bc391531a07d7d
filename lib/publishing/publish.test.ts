import { describe, expect, it } from 'vitest';
import type { AnswerValue } from '@/lib/model/schema';
import { makeModel, makeRound, respondentsFrom } from '@/lib/scoring/testing';
import type { Respondent, RoundInput } from '@/lib/scoring/types';
import { runPublishJob } from './job';
import { publish, published, versionsAt } from './publish';
import type { PublishedChange, PublishedRow, RoundToPublish } from './types';

const everybody = (input: RoundInput): RoundToPublish => ({ input, counts: () => true });

/** A principle of three practices and one of two, in one framework. */
const model = makeModel({
  principles: [{ id: 'DEV-AA' }, { id: 'DEV-BB' }],
  practices: ['DEV-AA-1', 'DEV-AA-2', 'DEV-AA-3', 'DEV-BB-1', 'DEV-BB-2'].map((id) => ({ id })),
});
const ITEMS = model.practices.map(({ id }) => id);

/** People a, b, c … who give one answer to everything, from one digit or letter each. */
const people = (answers: string, ids = 'abcdefghijklmnop'): Respondent[] =>
  [...answers].flatMap((symbol, i): Respondent[] => {
    if (symbol === '-') return [];
    const value: AnswerValue = symbol === 'D' ? 'DK' : (Number(symbol) as 0 | 1 | 2 | 3 | 4);
    return [{ id: ids[i] ?? '', role: null, answers: Object.fromEntries(ITEMS.map((id) => [id, value])) }];
  });

const round = (respondents: Respondent[], more: Partial<RoundInput> = {}) =>
  everybody(makeRound({ model, respondents, ...more }));

function seen(rounds: readonly RoundToPublish[], threshold: number, outside = 5) {
  let before: ReturnType<typeof published> | undefined;
  let last: { rows: readonly PublishedRow[]; changes: readonly PublishedChange[] } | undefined;
  for (const one of rounds) {
    const publication = publish(one, { before, outside });
    before = published(one, publication);
    last = publication;
  }
  const rows = versionsAt(last?.rows ?? [], threshold);
  const changes = versionsAt(last?.changes ?? [], threshold);
  return {
    row: (id: string) => rows.find((one) => one.id === id),
    change: (id: string) => changes.find((one) => one.id === id),
    rows,
    changes,
  };
}

describe('what a viewer sees of one round', () => {
  it('is a margin from the number of people alone below five answers, and nothing of their spread', () => {
    const { row } = seen([round(people('1234'))], 3);
    expect(row('DEV-AA-1')).toMatchObject({
      score: 2.5,
      ci95: null,
      median: null,
      ad: null,
      agreement: null,
    });
    expect(row('DEV-AA-1')?.margin).toBeCloseTo((1.96 * 0.83) / 2, 12);
    expect(row('DEV-AA')?.margin).toBeCloseTo((1.96 * 0.55) / 2, 12);
    expect(row('overall')?.margin).toBeCloseTo((1.96 * 0.45) / 2, 12);
    expect(row('DEV')).toMatchObject({ level: 3, levelRange: null });
    // Other answers of the same mean look the same.
    expect(seen([round(people('1144'))], 3).rows).toEqual(seen([round(people('2233'))], 3).rows);
  });

  it('is an interval from five answers on', () => {
    const { row } = seen([round(people('12343'))], 3);
    expect(row('DEV-AA')).toMatchObject({ margin: null, agreement: 'split', n: 5 });
    expect(row('DEV-AA')?.ci95?.lo).toBeLessThan(2.6);
    expect(row('DEV-AA')?.levelRange).not.toBeNull();
  });

  it('holds no spread where one of a few items has four answers', () => {
    const [first, ...others] = people('12343');
    const quiet = { ...first, answers: { ...first?.answers, 'DEV-AA-1': 'DK' as const } } as Respondent;
    const { row } = seen([round([quiet, ...others])], 3);
    expect(row('DEV-AA')).toMatchObject({ ci95: null, agreement: null, levelRange: null });
    expect(row('DEV-AA')?.margin).toBeCloseTo((1.96 * 0.55) / Math.sqrt(4), 12);
    expect(row('DEV-BB')?.ci95).not.toBeNull();
  });

  it('is nothing below the threshold, and the same for every cause', () => {
    const few = seen([round(people('1234'))], 5);
    expect(few.row('overall')).toMatchObject({ status: 'hidden', score: null, n: null, margin: null });
    expect(few.rows.every(({ status }) => status === 'hidden')).toBe(true);
    const nobody = seen([round(people('DDDD'))], 3);
    expect(nobody.row('DEV-AA-1')).toMatchObject({ status: 'unknown', score: null, dontKnow: 4 });
  });

  it('levels a row from what this viewer sees of it', () => {
    // Few were asked the third practice: outsiders see neither it nor what it does to the level.
    const answers = (n: number, value: AnswerValue) =>
      Object.fromEntries(ITEMS.map((id) => [id, id === 'DEV-AA-3' ? (n < 4 ? 0 : 'DK') : value]));
    const respondents = [...'abcdef'].map((id, n) => ({ id, role: null, answers: answers(n, 4) }));
    const both = [3, 5].map((k) => seen([round(respondents as Respondent[])], k).row('DEV-AA'));
    expect(both.map((row) => row?.score)).toEqual([8 / 3, 8 / 3]);
    expect(both.map((row) => row?.level)).toEqual([2, 4]);
  });

  it('is what the team agreed on in a consensus, at any threshold', () => {
    const { row, changes } = seen([round(people('3'), { format: 'consensus' })], 10);
    expect(row('overall')).toMatchObject({
      status: 'consensus',
      score: 3,
      margin: null,
      ci95: null,
      n: null,
    });
    expect(changes).toEqual([]);
  });

  it('counts people towards the threshold only where their addresses can be trusted', () => {
    const input = makeRound({ model, respondents: people('12341') });
    const counts = (person: string) => person !== 'e' && person !== 'd' && person !== 'c';
    const { rows } = publish({ input, counts }, { outside: 5 });
    expect(versionsAt(rows, 3).every(({ status }) => status === 'hidden')).toBe(true);
    const four = publish({ input, counts: (person) => person !== 'e' }, { outside: 5 });
    // All count in the score.
    expect(versionsAt(four.rows, 3).find(({ id }) => id === 'overall')?.score).toBeCloseTo(2.2, 12);
    expect(versionsAt(four.rows, 3).find(({ id }) => id === 'overall')?.ci95).toBeNull();
    expect(versionsAt(four.rows, 5).find(({ id }) => id === 'overall')?.status).toBe('hidden');
  });

  it.each([3, 5, 10])('shows nothing, at %i, of answers that come only from people who do not count', (k) => {
    const nobody = publish(
      { input: makeRound({ model, respondents: people('12341') }), counts: () => false },
      { outside: 5 },
    );
    expect(versionsAt(nobody.rows, k).map(({ id, status }) => [id, status])).toEqual(
      nobody.rows.map(({ id }) => [id, 'hidden']),
    );
    // One practice of theirs in a round of others: what is shown above it would tell it by subtraction.
    const respondents = [
      ...people('123412'),
      ...[...'uvwxyz'].map((id) => ({ id, role: null, answers: { 'DEV-AA-1': 4 } })),
    ].map((one) => (one.id < 'u' ? { ...one, answers: { ...one.answers, 'DEV-AA-1': 'DK' } } : one));
    const some = publish(
      {
        input: makeRound({ model, respondents: respondents as Respondent[] }),
        counts: (person) => person < 'u',
      },
      { outside: 5 },
    );
    const shown = versionsAt(some.rows, 3);
    const of = (id: string) => shown.find((row) => row.id === id)?.status;
    expect(of('DEV-AA-1')).toBe('hidden');
    expect([of('DEV-AA-2'), of('DEV-AA-3'), of('DEV-AA')]).toContain('hidden');
  });
});

describe('what a viewer sees of a change', () => {
  it('is the difference of the two scores, for everybody', () => {
    const first = round(people('112204'));
    const second = round(people('22312'));
    const before = seen([first], 3);
    const after = seen([first, second], 3);
    for (const { id, delta, over, of } of after.changes) {
      expect(over).toBe(of);
      expect(delta).toBeCloseTo((after.row(id)?.score ?? 0) - (before.row(id)?.score ?? 0), 12);
    }
    // f left: following the others would give f away.
    expect(after.change('overall')).toMatchObject({ linked: false, parts: null });
  });

  it('follows people where nobody is left over, and tells what they make up', () => {
    const { change } = seen([round(people('112204')), round(people('223123'))], 3);
    expect(change('overall')).toMatchObject({ linked: true });
    expect(change('overall')?.parts).toMatchObject({ over: 5, of: 5 });
    const { items = 1, leavers = 1, joiners = 1, stayers = 0 } = change('overall')?.parts ?? {};
    for (const part of [items, leavers, joiners]) expect(part).toBeCloseTo(0, 12);
    expect(stayers).toBeCloseTo(change('overall')?.delta ?? 1, 12);
  });

  it('has a margin and a word from the numbers of people alone where answers are few', () => {
    const { change } = seen([round(people('1111')), round(people('2222'))], 3);
    expect(change('overall')?.margin).toBeCloseTo(1.96 * 0.45 * Math.sqrt(0.5), 12);
    expect(change('overall')).toMatchObject({ delta: 1, ci95: null, verdict: 'improved' });
    // σ of an item is larger: a point is not enough.
    expect(change('DEV-AA-1')).toMatchObject({ delta: 1, verdict: 'no_detectable_change' });
    // Which of them moved makes no difference.
    expect(seen([round(people('1111')), round(people('0044'))], 3).change('overall')).toEqual(
      change('overall'),
    );
  });

  it('says nothing where one of the scores is hidden', () => {
    const { change } = seen([round(people('1111')), round(people('222222'))], 5);
    expect(change('overall')).toMatchObject({ verdict: null, delta: null, margin: null });
  });

  it('says why a row cannot be compared', () => {
    const first = round(people('11111'));
    const without = round(people('22222'), { notApplicable: new Set(['DEV-BB-1', 'DEV-BB-2']) });
    expect(seen([first, without], 3).change('DEV-BB')).toMatchObject({
      verdict: 'not_comparable',
      reason: 'unscored',
    });
    const half = round(people('22222'), { notApplicable: new Set(['DEV-AA-1', 'DEV-AA-2']) });
    expect(seen([first, half], 3).change('DEV-AA')).toMatchObject({
      verdict: 'not_comparable',
      reason: 'weight',
    });
  });

  it('finds a clear change of five people who stay, and no change where nothing moved', () => {
    const moved = seen([round(people('111111')), round(people('222222'))], 3);
    expect(moved.change('overall')).toMatchObject({ verdict: 'improved', strongest: 'certain' });
    const five = seen([round(people('11111')), round(people('22222'))], 3);
    expect(five.change('overall')).toMatchObject({ verdict: 'possible', strongest: 'possible' });
    const same = seen([round(people('123123')), round(people('123123'))], 3);
    expect(same.change('overall')).toMatchObject({
      verdict: 'no_detectable_change',
      delta: 0,
      strongest: 'certain',
    });
  });
});

describe('a publication', () => {
  it('does not depend on the order of people, nor on its way through a worker thread', () => {
    const first = makeRound({ model, respondents: people('112204') });
    const second = makeRound({ model, respondents: people('22312') });
    const turned = (input: RoundInput) => ({ ...input, respondents: [...input.respondents].reverse() });
    const uncounted = new Set<string>();
    const run = (order: (input: RoundInput) => RoundInput) => {
      const before = runPublishJob({ round: { input: order(first), uncounted }, before: null, outside: 5 });
      return runPublishJob(
        structuredClone({
          round: { input: order(second), uncounted },
          before: { input: order(first), uncounted, ledger: JSON.parse(JSON.stringify(before.ledger)) },
          outside: 5,
        }),
      );
    };
    expect(run(turned)).toEqual(run((input) => input));
  });

  it('grows the ledger of the round compared with, which later rounds must not undo', () => {
    // R1 a–e, R2 a–h, R3 a–e g h: of R2 and R3 only f would be left over (worked case 7).
    const ids = 'abcdefgh';
    const all = (answers: string) => respondentsFrom(Object.fromEntries(ITEMS.map((id) => [id, answers])));
    const named = (answers: string, who: string) =>
      all(answers).map((one, i) => ({ ...one, id: who[i] ?? '' }));
    const rounds = [
      round(named('1 1 2 2 3', 'abcde')),
      round(named('2 1 2 3 3 0 1 2', ids)),
      round(named('2 1 2 3 3 1 2', 'abcdegh')),
    ];
    expect(seen(rounds.slice(0, 2), 3).change('DEV-AA')?.parts).not.toBeNull();
    expect(seen(rounds, 3).change('DEV-AA')?.parts).toBeNull();
  });
});
