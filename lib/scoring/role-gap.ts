import type { RoleId } from '@/lib/model/schema';
import { evaluate } from './evaluate';
import { benjaminiHochberg, compareGroups, holm } from './permutation';
import { type Answer, residualComposites } from './residuals';
import { atLeast, atMost, MIN_ANSWERS } from './rules';
import { byCodeUnit, mean } from './stats';
import type { RoundInput, Scope } from './types';

/** Fewest people in a shown group (scoring reference 3.11); never below the floor. */
const DEFAULT_GROUP = 5;
const GROUP_FLOOR = 3;
/** Smallest gap shown, and the gap that is worth a hint, in points of the 0–4 scale (scoring reference 3.8). */
const MIN_GAP = 0.5;
const LARGE_GAP = 1;

/**
 * How the gap is worked out. `composites`: difference of the groups' mean composites. `practices`: mean over the
 * practices of the difference of the groups' means, for viewers who see these means too: from both together with the
 * first one could work out the answers of whoever said "don't know" once (methods reference (e)).
 */
export type GapBy = 'composites' | 'practices';

export interface RoleGapRow {
  scope: Scope;
  id: string;
  /** Second group minus the first, −4 to 4; null when it may not be shown or is below 0.5. */
  gap: number | null;
  /**
   * Exact p, and p after the corrections of Holm and of Benjamini and Hochberg within the scope; null when a group is
   * too small. Holm's decides the label and suits up to ten tests; the other is for a view of all leaves. Never shown
   * to teams.
   */
  p: number | null;
  holmP: number | null;
  bhP: number | null;
  label: GapLabel;
}

export type GapLabel = 'clear' | 'indicative' | 'not_distinguishable' | 'too_few_people';

/** A gap between two groups of people on the items of one row. */
export interface GroupGap {
  gap: number;
  p: number;
  /** Number of relabelings. */
  total: number;
  sizes: readonly [number, number];
  /** Each person's mean residual, by person. */
  composites: ReadonlyMap<string, number>;
}

/** Compares two groups of people on the items of one row; `null` without an item with 3 answers from each group. */
export function groupGap(
  items: readonly (readonly Answer[])[],
  first: ReadonlySet<string>,
  second: ReadonlySet<string>,
  by: GapBy = 'composites',
): GroupGap | null {
  const either = items.map((answers) => answers.filter((a) => first.has(a.person) || second.has(a.person)));
  const valuesOf = (answers: readonly Answer[], group: ReadonlySet<string>) =>
    answers.filter((a) => group.has(a.person)).map((a) => a.value);
  const shared = either.filter((answers) =>
    [first, second].every((group) => valuesOf(answers, group).length >= MIN_ANSWERS),
  );
  if (shared.length === 0) return null;
  const composites = new Map([...residualComposites(shared)].sort(([a], [b]) => byCodeUnit(a, b)));
  const of = (group: ReadonlySet<string>) =>
    [...composites].filter(([who]) => group.has(who)).map(([, y]) => y);
  const [a, b] = [of(first), of(second)];
  const found = compareGroups(a, b);
  const differences = shared.map(
    (answers) => mean(valuesOf(answers, second)) - mean(valuesOf(answers, first)),
  );
  const gap = by === 'practices' ? mean(differences) : found.gap;
  return { gap, p: found.p, total: found.total, sizes: [a.length, b.length], composites };
}

/** Word for a gap, its p and its p after Holm's correction (scoring reference 3.8). */
function labelOf(gap: number, p: number, holmP: number): GapLabel {
  if (!isLarge(gap)) return 'not_distinguishable';
  if (atMost(holmP, 0.05)) return 'clear';
  return atLeast(Math.abs(gap), LARGE_GAP) && atMost(p, 0.1) ? 'indicative' : 'not_distinguishable';
}

const isLarge = (gap: number): boolean => atLeast(Math.abs(gap), MIN_GAP);

/** A row of a view of gaps, all tested together. */
export interface TestedGap {
  id: string;
  /** Null when a group is too small. */
  found: GroupGap | null;
  holmP: number | null;
  bhP: number | null;
  label: GapLabel;
  /** Large enough to be shown, |gap| ≥ 0.5. */
  shown: boolean;
}

/**
 * Labels gaps that are shown together: corrected for how many were tested (scoring reference 3.8, methods reference
 * (e)). Rows keep their order.
 * @param minGroup fewest people in each group; values below 3 are raised to 3
 */
export function labelGaps(
  rows: readonly { id: string; result: GroupGap | null }[],
  minGroup: number = DEFAULT_GROUP,
): TestedGap[] {
  const needed = Math.max(GROUP_FLOOR, minGroup);
  const judged = rows.map(({ id, result }) => ({
    id,
    found: result?.sizes.every((size) => size >= needed) ? result : null,
  }));
  const tested = judged.flatMap(({ id, found }) => (found ? [{ id, p: found.p }] : []));
  const chances = tested.map(({ p }) => p);
  const [byHolm, byBh] = [holm(chances), benjaminiHochberg(chances)];
  const place = new Map(tested.map(({ id }, i) => [id, i]));
  return judged.map(({ id, found }): TestedGap => {
    const i = place.get(id);
    const [holmP = null, bhP = null] = i === undefined ? [] : [byHolm[i], byBh[i]];
    if (!found || holmP === null)
      return { id, found: null, holmP: null, bhP: null, label: 'too_few_people', shown: false };
    return { id, found, holmP, bhP, label: labelOf(found.gap, found.p, holmP), shown: isLarge(found.gap) };
  });
}

/**
 * Gap between two groups of roles (for example engineers and managers) per leaf principle and per framework
 * (scoring reference 3.8). People in neither group do not count.
 * @param minGroup fewest people in each group; values below 3 are raised to 3
 */
export function roleGaps(
  input: RoundInput,
  roles: { first: readonly RoleId[]; second: readonly RoleId[] },
  minGroup: number = DEFAULT_GROUP,
  by: GapBy = 'composites',
): RoleGapRow[] {
  const { sheet } = evaluate(input);
  const peopleIn = (group: readonly RoleId[]) =>
    new Set(input.respondents.filter((r) => r.role && group.includes(r.role)).map((r) => r.id));
  const [first, second] = [peopleIn(roles.first), peopleIn(roles.second)];
  const answersTo = (id: string): Answer[] =>
    (sheet.tallies.get(id)?.numeric ?? []).map(({ who, value }) => ({
      person: sheet.people[who] ?? '',
      value,
    }));
  const asked = sheet.items.filter((item) => !input.notApplicable.has(item.id));

  const test = (scope: Scope, keyOf: (item: (typeof asked)[number]) => string): RoleGapRow[] => {
    const rows = [...new Set(asked.map(keyOf))].map((id) => {
      const items = asked.filter((item) => keyOf(item) === id).map((item) => answersTo(item.id));
      return { id, result: groupGap(items, first, second, by) };
    });
    return labelGaps(rows, minGroup).map(({ id, found, holmP, bhP, label, shown }) => ({
      scope,
      id,
      gap: found && shown ? found.gap : null,
      p: found?.p ?? null,
      holmP,
      bhP,
      label,
    }));
  };
  return [...test('framework', (item) => item.framework), ...test('principle', (item) => item.principle)];
}
