import { describe, expect, it } from 'vitest';
import { heatMap, OVERALL } from '@/lib/scoring/heat-map';
import { type PublishedItem, publishItems, type RoundSets } from './items';
import { everybodyCounts, type Ledger, shownUpTo, sumsOf } from './ledger';
import { blockOf, sumOf } from './testing/equations';
import { PRIMES } from './testing/field';
import { leaksOf } from './testing/solve';

const ITEM = 'DEV-CI';

interface Published {
  sets: RoundSets;
  items: Map<string, PublishedItem>;
  ledger: Ledger;
}

/** Publishes rounds of one item, each compared with the one before; a round is the letters of those with a number. */
function publishRounds(...rounds: readonly string[]): Published[] {
  const published: Published[] = [];
  for (const people of rounds) {
    const before = published.at(-1);
    const sets: RoundSets = { answered: new Map([[ITEM, new Set(people)]]) };
    const ledger: Ledger = new Map();
    const earlier = before && {
      round: before.sets,
      items: before.items,
      ledger: before.ledger,
      counts: everybodyCounts,
    };
    published.push({ sets, items: publishItems(sets, ledger, everybodyCounts, earlier), ledger });
  }
  return published;
}

/** Highest threshold at which each round after the first is linked with the one before. */
const links = (...rounds: readonly string[]): number[] =>
  publishRounds(...rounds)
    .slice(1)
    .map(({ items }) => items.get(ITEM)?.link.upTo ?? 0);

const scores = (...rounds: readonly string[]): number[] =>
  publishRounds(...rounds).map(({ items }) => items.get(ITEM)?.upTo ?? 0);

/** Shown parts of one round, by group; groups are the letters of their people. */
function breakdown(people: string, ...groups: readonly string[]): PublishedItem['groups'] {
  const groupOf = (person: string) => groups.find((letters) => letters.includes(person)) ?? null;
  const sets: RoundSets = { answered: new Map([[ITEM, new Set(people)]]), groupOf };
  return publishItems(sets, new Map(), everybodyCounts).get(ITEM)?.groups ?? new Map();
}

// Numbers are those of the worked cases in section 5 of the publishing rule.
describe('worked cases of the publishing rule', () => {
  it('1: does not link when one of six has left: what remains is an answer', () => {
    expect(6 * (11 / 6) - 5 * 2.2 + 5 * 0.8).toBeCloseTo(4, 9);
    expect(scores('abcdef', 'abcde')).toEqual([6, 5]);
    expect(links('abcdef', 'abcde')).toEqual([0]);
  });
  it('2: links the same six', () => {
    expect(links('abcdef', 'abcdef')).toEqual([6]);
  });
  it('3 and 4: links when five of ten have left, up to five; then the second score is hidden too', () => {
    expect(links('abcdefghij', 'abcde')).toEqual([5]);
    expect(scores('abcdefghij', 'abcde')).toEqual([10, 5]);
  });
  it('5: does not link when one said "don\'t know" before', () => {
    expect(links('abcde', 'abcdef')).toEqual([0]);
  });
  it('6: links two rounds that share three, and not the next when two have left', () => {
    expect(links('abcdef', 'defghi', 'defg')).toEqual([3, 0]);
  });
  it('7: links when three have joined, and not the next when one of them has left', () => {
    expect(links('abcde', 'abcdefgh', 'abcdegh')).toEqual([3, 0]);
  });
  it('8: links twice when both leave the same sum', () => {
    const rounds = publishRounds('abc', 'abcdef', 'abcghi');
    expect(rounds.map(({ items }) => items.get(ITEM)?.link.upTo)).toEqual([0, 3, 3]);
    const sums = sumsOf(rounds[1]?.ledger ?? new Map(), ITEM).map(({ people }) => [...people].join(''));
    expect(sums).toEqual(['abcdef', 'abc', 'abc']);
  });
  it('9: does not link when what is left holds a sum that is known', () => {
    expect(links('abcd', 'abcdefg', 'abchij')).toEqual([3, 0]);
  });
  it('10: shows one group of a breakdown when the rest has to stay three', () => {
    const groups = breakdown('abcdefghi', 'abcde', 'fgh', 'i');
    expect([...groups].map(([id, { upTo }]) => [id, upTo])).toEqual([
      ['abcde', 4],
      ['fgh', 0],
      ['i', 0],
    ]);
  });
  it('11: means the shown teams only, so that the hidden one cannot be subtracted', () => {
    const team = (id: string, score: number, n: number) => ({
      id,
      format: 'anonymous' as const,
      cells: new Map([[OVERALL, { score, n }]]),
    });
    const shown = [1, 2, 2.5, 3, 3.5].map((score, i) => team(`shown ${i}`, score, 5 + i));
    const { cells, organization } = heatMap([...shown, team('hidden', 0, 4)], [OVERALL], 5);
    expect(cells.get('hidden')?.get(OVERALL)).toBe('thin');
    expect(organization.get(OVERALL)).toMatchObject({ mean: 2.4, teams: 5 });
  });
  it('12: links for nobody what inside and outside would work out together', () => {
    expect(links('12345678', '123456789abc', '1234567defgh')).toEqual([4, 0]);
  });
  it('13: shows no second split into cells of two, although algebra would allow it', () => {
    const ledger: Ledger = new Map();
    const all = { people: new Set('abcdefgh'), upTo: 8, spread: true };
    const half = { people: new Set('abcd'), upTo: 4, spread: false };
    sumsOf(ledger, ITEM).push(all, half);
    expect(shownUpTo(sumsOf(ledger, ITEM), new Set('abef'), everybodyCounts)).toBe(0);

    const block = blockOf(0, 0);
    const equations = [0b1111_1111, 0b0000_1111, 0b0011_0011].map((people) => {
      const sum = sumOf(block, people);
      return { label: '', sums: [sum], terms: () => new Map([[sum, 1]]) };
    });
    const system = (fewest: number) => ({ equations, unknown: () => 0b1111_1111, threshold: () => fewest });
    expect(leaksOf(system(3), PRIMES[0])).toEqual([]);
    expect(leaksOf(system(5), PRIMES[0])).toHaveLength(1);
  });
  it("14: shows a group's score and not its histogram where fewer than five are left", () => {
    expect(breakdown('abcdefgh', 'abcde', 'fgh').get('abcde')).toEqual({ upTo: 3, spread: false });
  });
});
