import type { RoleId } from '@/lib/model/schema';
import { evaluate } from './evaluate';
import { compareGroups, holm } from './permutation';
import { type Answer, residualComposites } from './residuals';
import { atLeast, atMost, MIN_ANSWERS } from './rules';
import { byCodeUnit } from './stats';
import type { RoundInput, Scope } from './types';

/** Fewest people in a shown group (scoring reference 3.11); never below the floor. */
const DEFAULT_GROUP = 5;
const GROUP_FLOOR = 3;
/** Smallest gap shown, and the gap that is worth a hint, in points of the 0–4 scale (scoring reference 3.8). */
const MIN_GAP = 0.5;
const LARGE_GAP = 1;

export interface RoleGapRow {
  scope: Scope;
  id: string;
  /** Mean composite of the second group minus the first, −4 to 4; null when it may not be shown or is below 0.5. */
  gap: number | null;
  /** Exact p and p after Holm's correction within the scope; null when a group is too small. Never shown to teams. */
  p: number | null;
  holmP: number | null;
  label: 'clear' | 'indicative' | 'not_distinguishable' | 'too_few_people';
}

/** Compares two groups of people on the items of one scope; `null` without an item with 3 answers from each group. */
export function groupGap(
  items: readonly (readonly Answer[])[],
  first: ReadonlySet<string>,
  second: ReadonlySet<string>,
): { gap: number; p: number; total: number; sizes: readonly [number, number] } | null {
  const either = items.map((answers) => answers.filter((a) => first.has(a.person) || second.has(a.person)));
  const shared = either.filter((answers) =>
    [first, second].every((group) => answers.filter((a) => group.has(a.person)).length >= MIN_ANSWERS),
  );
  if (shared.length === 0) return null;
  const composites = [...residualComposites(shared)].sort(([a], [b]) => byCodeUnit(a, b));
  const of = (group: ReadonlySet<string>) => composites.filter(([who]) => group.has(who)).map(([, y]) => y);
  const [a, b] = [of(first), of(second)];
  return { ...compareGroups(a, b), sizes: [a.length, b.length] };
}

function labelOf(gap: number, p: number, holmP: number): RoleGapRow['label'] {
  if (!atLeast(Math.abs(gap), MIN_GAP)) return 'not_distinguishable';
  if (atMost(holmP, 0.05)) return 'clear';
  return atLeast(Math.abs(gap), LARGE_GAP) && atMost(p, 0.1) ? 'indicative' : 'not_distinguishable';
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
    const found = [...new Set(asked.map(keyOf))].map((id) => {
      const items = asked.filter((item) => keyOf(item) === id).map((item) => answersTo(item.id));
      const result = groupGap(items, first, second);
      const isLarge = result?.sizes.every((size) => size >= Math.max(GROUP_FLOOR, minGroup));
      return { id, result: isLarge ? result : null };
    });
    const tested = found.flatMap(({ id, result }) => (result ? [{ id, ...result }] : []));
    const adjusted = holm(tested.map((t) => t.p));
    const rows = new Map(
      tested.map(({ id, gap, p }, i): [string, RoleGapRow] => {
        const holmP = adjusted[i] ?? 1;
        const shown = atLeast(Math.abs(gap), MIN_GAP) ? gap : null;
        return [id, { scope, id, gap: shown, p, holmP, label: labelOf(gap, p, holmP) }];
      }),
    );
    return found.map(
      ({ id }) => rows.get(id) ?? { scope, id, gap: null, p: null, holmP: null, label: 'too_few_people' },
    );
  };
  return [...test('framework', (item) => item.framework), ...test('principle', (item) => item.principle)];
}
