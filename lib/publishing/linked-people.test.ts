import { describe, expect, it } from 'vitest';
import type { AnswerValue, RoleId } from '@/lib/model/schema';
import { makeModel, makeRound } from '@/lib/scoring/testing';
import type { Respondent, RoundInput } from '@/lib/scoring/types';
import { publish, published, versionsAt } from './publish';
import { fromStored, toStored } from './stored-ledger';
import type { RoundToPublish } from './types';

const raci = { DE: 'R', OPS: 'I' } as const;
const model = makeModel({
  principles: [{ id: 'DEV-AA' }],
  practices: [{ id: 'DEV-AA-1', rolesOverride: raci }, { id: 'DEV-AA-2' }],
});

type Said = Readonly<Record<string, AnswerValue>>;
const person = (
  id: string,
  first: AnswerValue | null,
  second: AnswerValue,
  role: RoleId = 'DE',
): Respondent => {
  const answers: Said = { ...(first === null ? {} : { 'DEV-AA-1': first }), 'DEV-AA-2': second };
  return { id, role, answers };
};
const round = (respondents: readonly Respondent[], uncounted = ''): RoundToPublish => ({
  input: makeRound({ model, respondents: [...respondents] } satisfies Partial<RoundInput>),
  counts: (id) => !uncounted.includes(id),
});

/** What a viewer of a threshold reads of the last of some rounds, each published against the one before. */
function seen(rounds: readonly RoundToPublish[], threshold = 3) {
  let before: ReturnType<typeof published> | undefined;
  let last: ReturnType<typeof publish> | undefined;
  for (const one of rounds) {
    last = publish(one, { before, outside: 5 });
    // Each is read back as it was written down.
    before = { ...published(one, last), ...fromStored(toStored(last)) };
  }
  return {
    row: (id: string) => versionsAt(last?.rows ?? [], threshold).find((row) => row.id === id),
    change: (id: string) => versionsAt(last?.changes ?? [], threshold).find((row) => row.id === id),
  };
}

describe('whether people are followed through two rounds', () => {
  const five = [...'abcde'].map((id, i) => person(id, 2, i < 3 ? 1 : 2));

  it('does not tell that a newcomer said "don\u2019t know"', () => {
    // Five numbers before and after: linked, they would be of the same five, so that f gave none.
    const knows = [...five.slice(0, 4), person('e', 2, 'DK'), person('f', 2, 1)];
    const not = [...five, person('f', 2, 'DK')];
    for (const threshold of [3, 5]) {
      const [one, other] = [knows, not].map((now) => seen([round(five), round(now)], threshold));
      expect(one?.row('DEV-AA-2')?.n).toBe(5);
      expect(other?.row('DEV-AA-2')?.n).toBe(5);
      expect(one?.change('DEV-AA-2')).toMatchObject({ linked: false, strongest: 'certain' });
      expect(other?.change('DEV-AA-2')).toMatchObject({ linked: false, strongest: 'certain' });
    }
  });

  it('does not tell that somebody who left had said so', () => {
    const six = [...five, person('f', 2, 'DK')];
    expect(seen([round(six), round(five)]).change('DEV-AA-2')).toMatchObject({ linked: false });
  });

  it('is told where nobody came or went, or enough people did', () => {
    expect(seen([round(five), round(five)]).change('DEV-AA-2')).toMatchObject({ linked: true });
    const ten = [...five, ...[...'fghij'].map((id) => person(id, 1, 1))];
    expect(seen([round(five), round(ten)]).change('DEV-AA-2')).toMatchObject({ linked: true });
  });

  it('goes by who counted in each of the two rounds', () => {
    // Two accounts of the reader and f leave; whoever left counts in the round that they were in.
    const before = [...five, person('f', 3, 3), person('s', 2, 2), person('t', 2, 2)];
    expect(seen([round(before), round(five)]).change('DEV-AA')?.parts).not.toBeNull();
    expect(seen([round(before, 'st'), round(five)]).change('DEV-AA')?.parts).toBeNull();
  });
});

describe('how many people are behind a row of which few were asked a part', () => {
  const DE = [...'abcde'];
  // The second is asked of f too, the only one in operations. Five numbers each way.
  const answered = (value: AnswerValue) => [
    ...DE.map((id) => person(id, value, id === 'e' ? 'DK' : value)),
    person('f', null, value, 'OPS'),
  ];
  const not = (value: AnswerValue) => [
    ...DE.map((id) => person(id, value, value)),
    person('f', null, 'DK', 'OPS'),
  ];

  it('does not follow from interval, range or verdict', () => {
    for (const threshold of [3, 5]) {
      const [one, other] = [answered, not].map((of) => seen([round(of(1)), round(of(2))], threshold));
      for (const items of ['DEV-AA-1', 'DEV-AA-2']) {
        expect(one?.row(items)?.n).toBe(5);
        expect(other?.row(items)?.n).toBe(5);
      }
      expect(one?.row('DEV-AA')?.n).toBeNull();
      expect(one?.row('DEV-AA')?.ci95).not.toBeNull();
      for (const id of ['DEV-AA', 'DEV', 'overall']) {
        expect(one?.row(id)).toEqual(other?.row(id));
        expect(one?.change(id)).toEqual(other?.change(id));
      }
    }
  });

  it('does not tell who answered what together with what: that would give the answer of the only one', () => {
    const first = [2, 1, 3, 1, 2] as const;
    // f said 2 and 1: each of the two questions has the same answers, by other people.
    const worlds = [[1, 2, 2, 3, 1, 2] as const, [2, 1, 3, 2, 2, 1] as const];
    const of = (second: (typeof worlds)[number]) => [
      ...DE.map((id, i) => person(id, first[i] ?? 0, second[i] ?? 0)),
      person('f', null, second[5], 'OPS'),
    ];
    for (const threshold of [3, 5]) {
      const [one, other] = worlds.map((world) => seen([round(of(world)), round(of(world))], threshold));
      expect(one?.row('DEV-AA-2')).toEqual(other?.row('DEV-AA-2'));
      expect(one?.row('DEV-AA')?.ci95).not.toBeNull();
      for (const id of ['DEV-AA', 'DEV', 'overall']) {
        expect(one?.row(id)).toEqual(other?.row(id));
        expect(one?.change(id)?.ci95).toEqual(other?.change(id)?.ci95);
      }
    }
  });
});

it('shows spread over eight questions by what is told of each, not by how many people there are in all', () => {
  const ids = Array.from({ length: 8 }, (_, i) => `DEV-AA-${i + 1}`);
  const eight = makeModel({
    principles: [{ id: 'DEV-AA' }],
    practices: ids.map((id, i) => (i < 7 ? { id, rolesOverride: raci } : { id })),
  });
  const world = (last: (id: string) => AnswerValue) => {
    const respondents = [...'abcdf'].map((id): Respondent => {
      const asked = id === 'f' ? ids.slice(7) : ids;
      const answers = Object.fromEntries(asked.map((item) => [item, item === ids[7] ? last(id) : 2]));
      return { id, role: id === 'f' ? 'OPS' : 'DE', answers };
    });
    return { input: makeRound({ model: eight, respondents }), counts: () => true };
  };
  for (const threshold of [3, 4]) {
    const [one, other] = [
      seen([world((id) => (id === 'd' ? 'DK' : 2))], threshold),
      seen([world((id) => (id === 'f' ? 'DK' : 2))], threshold),
    ];
    for (const id of ['DEV-AA', 'DEV', 'overall', ids[7] ?? '']) expect(one.row(id)).toEqual(other.row(id));
  }
});
