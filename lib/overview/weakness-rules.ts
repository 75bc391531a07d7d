import { reachable } from '@/lib/model/edges';
import { dependants, leaves, practice, practicesOf } from '@/lib/model/graph';
import type { FrameworkId, Model, Practice } from '@/lib/model/schema';

/** With fewer teams, "most" would be a word about one or two of them. */
export const FEWEST_TEAMS = 3;

/** From so many levels on a team is far below its target. */
export const FAR = 2;

/** How many teams stand where in a principle or a practice: those whose level this person sees, and no others. */
export interface LevelCounts {
  itemId: string;
  /** Teams at level 0, 1, 2, 3 and 4. */
  at: readonly [number, number, number, number, number];
  /** Of these, teams below their own target. */
  below: number;
  /** Of these, teams two levels or more below it. */
  far: number;
}

/** Some of how many teams. */
export interface Share {
  below: number;
  of: number;
}

/** A practice to begin with, and in how many of the teams whose practices are scored it is below their target. */
export interface FirstPractice extends Share {
  practiceId: string;
}

/** What other principles take from one. */
export interface BuildsOn {
  /** Other principles with a practice that directly asks for one of its own, in model order. */
  principles: readonly string[];
  /** Practices of other principles that ask for one of its own, directly or through others. */
  practices: number;
}

/** A principle, and where it belongs. */
export interface Named {
  principleId: string;
  framework: FrameworkId;
}

/** A principle in which most teams are below their target. */
export interface Weakness extends Share, Named {
  /** Teams two levels or more below their target: where nearly all are below, this tells principles apart. */
  far: number;
  buildsOn: BuildsOn;
  /** Null where no practice is known to be missing in most teams: where rounds asked for principles only, none is. */
  begin: FirstPractice | null;
}

/** A practice that most teams lack, and that others ask for. */
export interface MissingFoundation extends Share {
  practiceId: string;
  /** The level that the first of them asks for. */
  need: number;
  /** Practices that ask for it directly, in model order. */
  neededBy: readonly string[];
}

const teamsIn = ({ at }: LevelCounts): number => at.reduce((sum, teams) => sum + teams, 0);
/** Whether enough teams have a level for something to be said of most of them. */
export const isCounted = (counts: LevelCounts): boolean => teamsIn(counts) >= FEWEST_TEAMS;
const underLevel = ({ at }: LevelCounts, level: number): number =>
  at.slice(0, level).reduce((sum, teams) => sum + teams, 0);

/** More than half. */
const isMost = ({ below, of }: Share): boolean => below * 2 > of;
/** More than half, of enough teams for it to be about more than one of them. */
const isShared = (share: Share): boolean => share.of >= FEWEST_TEAMS && isMost(share);

const isAsked = ({ deprecated }: Practice): boolean => deprecated === undefined;

/** Larger first. */
const down =
  <T>(value: (one: T) => number) =>
  (one: T, other: T): number =>
    value(other) - value(one);

/** Sorts by each rule in turn; what is equal in all stays in model order. */
const sortBy = <T>(list: readonly T[], ...rules: readonly ((one: T, other: T) => number)[]): T[] =>
  list.toSorted((one, other) => {
    for (const rule of rules) {
      const order = rule(one, other);
      if (order !== 0) return order;
    }
    return 0;
  });

/** What depends on a principle, over all frameworks. */
export function buildsOn(model: Model, principleId: string): BuildsOn {
  const own = practicesOf(model, principleId).map(({ id }) => id);
  const elsewhere = (id: string) => findPrinciple(model, id) !== principleId;
  const direct = own.flatMap((id) => dependants(model, id)).filter(({ id }) => elsewhere(id));
  const named = new Set(direct.map((one) => one.principle));
  const edges = new Map(model.practices.map(({ id }) => [id, dependants(model, id).map((one) => one.id)]));
  const all = new Set(own.flatMap((id) => [...reachable(edges, id)]).filter(elsewhere));
  return {
    principles: leaves(model).flatMap(({ id }) => (named.has(id) ? [id] : [])),
    practices: all.size,
  };
}

const findPrinciple = (model: Model, practiceId: string): string => practice(model, practiceId).principle;

/**
 * The practice of a principle that would lift most teams at once: one that most of them lack, that does not wait for
 * something else most of them lack, then what most lack, what brings most and what costs least.
 */
function firstPractice(
  model: Model,
  principleId: string,
  counts: ReadonlyMap<string, LevelCounts>,
): FirstPractice | null {
  const shareOf = (id: string): Share => {
    const found = counts.get(id);
    return found ? { below: found.below, of: teamsIn(found) } : { below: 0, of: 0 };
  };
  const waits = ({ prerequisites }: Practice) =>
    prerequisites.some(({ requires, minLevel }) => {
      const found = counts.get(requires);
      return found !== undefined && isMost({ below: underLevel(found, minLevel), of: teamsIn(found) });
    });
  const missing = practicesOf(model, principleId)
    .filter((one) => isAsked(one) && isMost(shareOf(one.id)))
    .map((one) => ({ ...shareOf(one.id), one }));
  const [first] = sortBy(
    missing,
    down(({ one }) => (waits(one) ? 0 : 1)),
    down(({ below }) => below),
    down(({ one }) => one.impact),
    down(({ one }) => -one.effort),
  );
  return first ? { practiceId: first.one.id, below: first.below, of: first.of } : null;
}

/**
 * Principles in which most teams are below their target: a matter for the platform rather than for one team. Those in which
 * most teams are far below it first, then those that hold most teams, then those that most is built on.
 */
export function systemicWeaknesses(
  model: Model,
  principles: readonly LevelCounts[],
  practices: readonly LevelCounts[],
): Weakness[] {
  const counted = new Map(principles.map((one) => [one.itemId, one]));
  const ofPractice = new Map(practices.map((one) => [one.itemId, one]));
  const found = leaves(model).flatMap(({ id, framework }): Weakness[] => {
    const counts = counted.get(id);
    const share = counts && { below: counts.below, of: teamsIn(counts) };
    if (!share || !isShared(share)) return [];
    const begin = firstPractice(model, id, ofPractice);
    return [{ principleId: id, framework, ...share, far: counts.far, buildsOn: buildsOn(model, id), begin }];
  });
  return sortBy(
    found,
    down(({ far }) => far),
    down(({ below }) => below),
    down((one) => one.buildsOn.practices),
  );
}

/** Principles in which at least half of enough teams have reached their target, in model order. */
export const reachedByMost = (model: Model, principles: readonly LevelCounts[]): Named[] => {
  const counted = new Map(principles.map((one) => [one.itemId, one]));
  return leaves(model).flatMap(({ id, framework }): Named[] => {
    const counts = counted.get(id);
    const most = counts && isCounted(counts) && !isMost({ below: counts.below, of: teamsIn(counts) });
    return most ? [{ principleId: id, framework }] : [];
  });
};

/** Practices that most teams lack although others ask for them; those that most ask for first. */
export function missingFoundations(model: Model, practices: readonly LevelCounts[]): MissingFoundation[] {
  const ofPractice = new Map(practices.map((one) => [one.itemId, one]));
  const found = model.practices.filter(isAsked).flatMap(({ id }): MissingFoundation[] => {
    const counts = ofPractice.get(id);
    const asking = dependants(model, id).filter(isAsked);
    if (!counts || asking.length === 0) return [];
    const levels = asking.flatMap(({ prerequisites }) =>
      prerequisites.filter(({ requires }) => requires === id).map(({ minLevel }) => minLevel),
    );
    const need = Math.min(...levels);
    const share = { below: underLevel(counts, need), of: teamsIn(counts) };
    return isShared(share) ? [{ practiceId: id, need, neededBy: asking.map((one) => one.id), ...share }] : [];
  });
  return sortBy(
    found,
    down(({ below }) => below),
    down(({ neededBy }) => neededBy.length),
  );
}

/** Adds up what is counted of the same item, for example in two versions of a model. */
export function addCounts(counts: readonly LevelCounts[]): LevelCounts[] {
  const sums = new Map<string, LevelCounts>();
  for (const one of counts) {
    const known = sums.get(one.itemId);
    const [a, b, c, d, e] = one.at;
    const [v, w, x, y, z] = known?.at ?? [0, 0, 0, 0, 0];
    sums.set(one.itemId, {
      itemId: one.itemId,
      at: [a + v, b + w, c + x, d + y, e + z],
      below: one.below + (known?.below ?? 0),
      far: one.far + (known?.far ?? 0),
    });
  }
  return [...sums.values()];
}
