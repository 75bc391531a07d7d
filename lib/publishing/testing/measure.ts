import type { Level } from '@/lib/model/schema';
import { score } from '@/lib/scoring/score';
import { makeModel, makeRound } from '@/lib/scoring/testing';
import { publish, published, versionsAt } from '../publish';
import type { Publication, RoundToPublish } from '../types';
import { answersOf, type Counts, chancesOfSets, chancesWithLeaver, sidesOf } from './answer-model';

const model = makeModel({ principles: [{ id: 'DEV-CI' }], practices: [{ id: 'DEV-CI-1' }] });

/** A round of one question; the i-th answer is the i-th person's. */
const roundOf = (answers: readonly Level[]): RoundToPublish => ({
  input: makeRound({
    model,
    mode: 'quick',
    respondents: answers.map((answer, i) => ({ id: `p${i}`, role: null, answers: { 'DEV-CI': answer } })),
  }),
  counts: () => true,
});

/** Numbers to nine places, so that the same number always reads the same. */
const asText = (views: readonly unknown[]): string =>
  JSON.stringify(views, (_, value) =>
    typeof value === 'number' ? Math.round(value * 1e9) / 1e9 + 0 : value,
  );

const readAt = ({ rows, changes }: Publication, threshold: number) => [
  ...versionsAt(rows, threshold),
  ...versionsAt(changes, threshold),
];

/** Everything a viewer reads of one question answered once, or twice with one round after the other. */
export function readOf(threshold: number, before: readonly Level[], after?: readonly Level[]): string {
  const earlier = roundOf(before);
  const first = publish(earlier, { outside: threshold });
  if (!after) return asText(readAt(first, threshold));
  const second = publish(roundOf(after), { outside: threshold, before: published(earlier, first) });
  return asText([...readAt(first, threshold), ...readAt(second, threshold)]);
}

const totalOf = (counts: Counts): number =>
  answersOf(counts).reduce<number>((sum, answer) => sum + answer, 0);

/** Mean and interval of the scoring core, which knows of no threshold. */
const intervalOf = (counts: Counts): string =>
  asText(score(roundOf(answersOf(counts)).input).rows.map((row) => [row.score, row.ci95]));

/** How many sets of answers are the only one that looks as it does, and how likely it is that a team has such a set. */
export interface Unique {
  sets: number;
  share: number;
}

function uniqueBy(sets: ReadonlyMap<Counts, number>, look: (set: Counts) => string): Unique {
  const seen = new Map<string, { sets: number; chance: number }>();
  for (const [set, chance] of sets) {
    const alike = seen.get(look(set)) ?? { sets: 0, chance: 0 };
    seen.set(look(set), { sets: alike.sets + 1, chance: alike.chance + chance });
  }
  const alone = [...seen.values()].filter(({ sets: many }) => many === 1);
  return { sets: alone.length, share: alone.reduce((sum, { chance }) => sum + chance, 0) };
}

/** What can be known of the answers of n people to one question. */
export interface SetsKnown {
  n: number;
  sets: number;
  byMean: Unique;
  /** By everything that a viewer inside the team reads. */
  byAll: Unique;
  /** By mean and interval, as if spread were shown from three answers on. */
  byInterval: Unique;
}

export function setsKnown(n: number): SetsKnown {
  const sets = chancesOfSets(n);
  const read = new Map([...sets.keys()].map((set) => [set, readOf(3, answersOf(set))]));
  return {
    n,
    sets: sets.size,
    byMean: uniqueBy(sets, (set) => String(totalOf(set))),
    byAll: uniqueBy(sets, (set) => read.get(set) ?? ''),
    byInterval: uniqueBy(sets, intervalOf),
  };
}

/** How often the best guess of the answer of one who left is right, with what is known of both rounds. */
export interface LeaverGuess {
  /** People before; one of them leaves. */
  n: number;
  /** Share of people who give the same answer again, whatever they think. */
  repeats: number;
  byNothing: number;
  byMeans: number;
  /** By everything that a viewer inside the team reads: intervals, levels, margins and words too. */
  byAll: number;
  /** By everything but the word on the change. */
  byAllButWord: number;
}

function bestGuess(chances: ReadonlyMap<number, readonly number[]>, look: (both: number) => string): number {
  const seen = new Map<string, number[]>();
  for (const [both, own] of chances) {
    const key = look(both);
    const before = seen.get(key);
    seen.set(key, before ? before.map((chance, a) => chance + (own[a] ?? 0)) : [...own]);
  }
  return [...seen.values()].reduce((sum, own) => sum + Math.max(...own), 0);
}

export function leaverGuess(n: number, repeats: number, read: (both: number) => string): LeaverGuess {
  const chances = chancesWithLeaver(n, repeats);
  const total = (both: number) => `${totalOf(sidesOf(both).before)} ${totalOf(sidesOf(both).after)}`;
  const withoutWord = (both: number) => read(both).replace(/"(verdict|strongest|named)":[^,]*/g, '');
  return {
    n,
    repeats,
    byNothing: bestGuess(chances, () => ''),
    byMeans: bestGuess(chances, total),
    byAllButWord: bestGuess(chances, withoutWord),
    byAll: bestGuess(chances, read),
  };
}

/** What a viewer inside the team reads of both rounds, each pair of sets published once. */
export function readers(): (both: number) => string {
  const known = new Map<number, string>();
  return (both) => {
    const { before, after } = sidesOf(both);
    const read = known.get(both) ?? readOf(3, answersOf(before), answersOf(after));
    known.set(both, read);
    return read;
  };
}
