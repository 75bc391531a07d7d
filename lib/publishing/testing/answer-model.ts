import type { Level } from '@/lib/model/schema';

export const ANSWERS: readonly Level[] = [0, 1, 2, 3, 4];

/**
 * How often each answer was given, as the digits of a number, that of answer 0 last: 10^a for each answer a. For up to
 * nine answers.
 */
export type Counts = number;

const ONE = ANSWERS.map((answer) => 10 ** answer);
/** Two of them side by side: those before, then those after. */
const SIDE = 10 ** ANSWERS.length;

export const beside = (before: Counts, after: Counts): number => before * SIDE + after;
export const sidesOf = (both: number): { before: Counts; after: Counts } => ({
  before: Math.floor(both / SIDE),
  after: both % SIDE,
});

export const countOf = (counts: Counts, answer: Level): number =>
  Math.floor(counts / (ONE[answer] ?? 1)) % 10;

/** The answers themselves, ascending. */
export const answersOf = (counts: Counts): Level[] =>
  ANSWERS.flatMap((answer) => Array.from({ length: countOf(counts, answer) }, () => answer));

// As in the simulations of the methods reference: rater bias .4, personal view of a question .4, mood .12, noise .6.
const STABLE = Math.hypot(0.4, 0.4);
const CHANGING = Math.hypot(0.12, 0.6);
/** Where a team stands on a question, each as likely. */
const CENTRES = [0.5, 1, 1.5, 2, 2.5, 3, 3.5];

/** Chance of less than z under the normal distribution (Abramowitz and Stegun 7.1.26; error below 1.5·10^-7). */
function normalBelow(z: number): number {
  const t = 1 / (1 + (0.3275911 * Math.abs(z)) / Math.SQRT2);
  const sum = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  const tail = (sum * Math.exp((-z * z) / 2)) / 2;
  return z >= 0 ? 1 - tail : tail;
}

/** Chances of the answers of somebody who thinks so of a question. */
function chancesOf(view: number): number[] {
  const below = (cut: number) => normalBelow((cut - view) / CHANGING);
  return ANSWERS.map((a) => (a === 4 ? 1 : below(a + 0.5)) - (a === 0 ? 0 : below(a - 0.5)));
}

/** Chances of one person's answer, and of their answers in two rounds. */
interface PersonChances {
  once: readonly number[];
  twice: readonly (readonly number[])[];
}

/** @param repeats share of people who give the same answer again, whatever they think */
function personChances(centre: number, repeats: number): PersonChances {
  const views = Array.from({ length: 41 }, (_, i) => (i - 20) / 5);
  const density = views.map((z) => Math.exp((-z * z) / 2));
  const all = density.reduce((sum, own) => sum + own, 0);
  const people = views.map((z, i) => ({
    weight: (density[i] ?? 0) / all,
    chances: chancesOf(centre + z * STABLE),
  }));
  const mean = (of: (chances: readonly number[]) => number) =>
    people.reduce((sum, { weight, chances }) => sum + weight * of(chances), 0);
  const once = ANSWERS.map((a) => mean((chances) => chances[a] ?? 0));
  const twice = ANSWERS.map((a) =>
    ANSWERS.map((b) => {
      const again = mean((chances) => (chances[a] ?? 0) * (chances[b] ?? 0));
      return (1 - repeats) * again + (a === b ? repeats * (once[a] ?? 0) : 0);
    }),
  );
  return { once, twice };
}

/** Adds people one by one to the chances of what all of them answered. */
function manyPeople(people: number, steps: readonly { add: number; chance: number }[]): Map<number, number> {
  let chances = new Map([[0, 1]]);
  for (let i = 0; i < people; i++) {
    const next = new Map<number, number>();
    for (const [counts, chance] of chances)
      for (const step of steps)
        next.set(counts + step.add, (next.get(counts + step.add) ?? 0) + chance * step.chance);
    chances = next;
  }
  return chances;
}

/** Chances of every set of n answers. */
export function chancesOfSets(n: number): Map<Counts, number> {
  const total = new Map<Counts, number>();
  for (const centre of CENTRES) {
    const { once } = personChances(centre, 0);
    const steps = ANSWERS.map((a) => ({ add: ONE[a] ?? 0, chance: once[a] ?? 0 }));
    for (const [set, chance] of manyPeople(n, steps))
      total.set(set, (total.get(set) ?? 0) + chance / CENTRES.length);
  }
  return total;
}

/** Chances of the answers of n people and, after one of them has left, of the others; by the leaver's answer. */
export function chancesWithLeaver(n: number, repeats: number): Map<number, number[]> {
  const total = new Map<number, number[]>();
  for (const centre of CENTRES) {
    const { once, twice } = personChances(centre, repeats);
    const steps = ANSWERS.flatMap((a) =>
      ANSWERS.map((b) => ({ add: beside(ONE[a] ?? 0, ONE[b] ?? 0), chance: twice[a]?.[b] ?? 0 })),
    );
    for (const [both, chance] of manyPeople(n - 1, steps)) {
      for (const answer of ANSWERS) {
        const seen = both + beside(ONE[answer] ?? 0, 0);
        const own = total.get(seen) ?? [0, 0, 0, 0, 0];
        own[answer] = (own[answer] ?? 0) + (chance * (once[answer] ?? 0)) / CENTRES.length;
        total.set(seen, own);
      }
    }
  }
  return total;
}
