import { compareRounds, type ItemPair } from './comparison';
import { type Evaluation, evaluate, nodesOf } from './evaluate';
import type { Node } from './node';
import { areComparable, haveSameScope } from './round-pair';
import { atLeast, MIN_COVERAGE } from './rules';
import type { ChangeRow, RoundInput } from './types';
import { verdictOf } from './verdict';

type Finding = Omit<ChangeRow, 'scope' | 'id' | 'teamChanged'>;

const NOT_COMPARABLE: Finding = {
  verdict: 'not_comparable',
  delta: null,
  ci95: null,
  p: null,
  method: null,
  n: 0,
};

/** Fewer than half of the larger round's respondents took part in both (scoring reference 3.10). */
function hasTeamChanged(before: Evaluation, after: Evaluation): boolean {
  const [earlier, later] = [before.sheet.answered, after.sheet.answered];
  const same = [...earlier].filter((id) => later.has(id)).length;
  return !atLeast(same, Math.max(earlier.size, later.size) / 2);
}

/** Ids of the items under each node, in either round, by node id. */
function itemsUnder(
  rounds: readonly { input: RoundInput; evaluation: Evaluation }[],
): Map<string, Set<string>> {
  const under = new Map<string, Set<string>>();
  for (const { input, evaluation } of rounds) {
    const parents = new Map(input.model.principles.map((p) => [p.id, p.parent]));
    for (const { id, principle, framework } of evaluation.sheet.items) {
      const nodes = new Set<string>([id, framework, 'overall']);
      for (let up: string | null = principle; up !== null; up = parents.get(up) ?? null) nodes.add(up);
      for (const node of nodes) under.set(node, (under.get(node) ?? new Set()).add(id));
    }
  }
  return under;
}

const answersOf = (node: Node, { sheet }: Evaluation): ReadonlyMap<string, number> =>
  new Map(node.tally.numeric.map(({ who, value }) => [sheet.people[who] ?? '', value]));

/**
 * Changes between two rounds of one team (scoring reference 3.10): overall, frameworks and principles of the later
 * round, then the practices that are ok in both. Only items ok in both rounds count, and they must carry at least
 * 60 % of the weight that applied in either round; a scope also needs a score in both rounds. `delta` is later minus
 * earlier. Everything else is `not_comparable`.
 */
export function changes(before: RoundInput, after: RoundInput): ChangeRow[] {
  const [earlier, later] = [evaluate(before), evaluate(after)];
  const [nodesBefore, nodesAfter] = [earlier, later].map((e) => new Map(nodesOf(e).map((n) => [n.id, n])));
  const under = itemsUnder([
    { input: before, evaluation: earlier },
    { input: after, evaluation: later },
  ]);
  const comparable = areComparable(before, after);
  const teamChanged = hasTeamChanged(earlier, later);

  const commonItems = (ids: Iterable<string>): ItemPair[] => {
    let applicable = 0;
    let common = 0;
    const pairs: ItemPair[] = [];
    for (const id of ids) {
      const [a, b] = [nodesBefore?.get(id), nodesAfter?.get(id)];
      const weight = b?.weight ?? a?.weight ?? 0;
      if ([a, b].some((n) => n && n.status !== 'not_applicable')) applicable += weight;
      if (a?.status !== 'ok' || b?.status !== 'ok') continue;
      common += weight;
      pairs.push({ before: answersOf(a, earlier), after: answersOf(b, later) });
    }
    return pairs.length > 0 && atLeast(common / applicable, MIN_COVERAGE) ? pairs : [];
  };

  const findingOf = ({ id, scope }: Node): Finding => {
    const scored = nodesBefore?.get(id)?.status === 'ok' && nodesAfter?.get(id)?.status === 'ok';
    if (!comparable || !scored || (scope === 'overall' && !haveSameScope(before, after)))
      return NOT_COMPARABLE;
    const items = commonItems(under.get(id) ?? []);
    if (items.length === 0) return NOT_COMPARABLE;
    const comparison = compareRounds(items);
    return { ...comparison, verdict: verdictOf(comparison.delta, comparison.p) };
  };

  const rows = nodesOf(later).map(
    (node): ChangeRow => ({
      scope: node.scope,
      id: node.id,
      ...findingOf(node),
      teamChanged,
    }),
  );
  return rows.filter((row) => row.scope !== 'practice' || row.verdict !== 'not_comparable');
}
