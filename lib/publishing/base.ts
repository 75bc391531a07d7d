import { type Evaluation, evaluate, nodesOf } from '@/lib/scoring/evaluate';
import type { Node } from '@/lib/scoring/node';
import { score } from '@/lib/scoring/score';
import { parentIn, suppress } from '@/lib/scoring/suppression';
import type { ScoreRow } from '@/lib/scoring/types';
import { askedBy, countsUpTo } from './counts';
import type { PublishedItem, RoundSets } from './items';
import { EVERYBODY, type RoundToPublish, THRESHOLDS } from './types';

/** A round as publishing works on it: scored once, with what its rows are made of. */
export interface Base extends RoundToPublish {
  evaluation: Evaluation;
  nodes: ReadonlyMap<string, Node>;
  /** Rows of the scorecard: overall, frameworks, principles, practices, in the order of the model. */
  rows: readonly ScoreRow[];
  parentOf: (row: Pick<ScoreRow, 'scope' | 'id'>) => string | null;
  /** Ids of the items of the round: practices, or leaf principles of a quick round. */
  itemIds: ReadonlySet<string>;
  /** Items under each row, itself included for an item. */
  under: ReadonlyMap<string, readonly string[]>;
  /** Highest threshold at which the cover rule of one round shows the score of each row (scoring reference 3.11). */
  coveredUpTo: ReadonlyMap<string, number>;
  /** Highest threshold at which the counts of each row may be shown (./counts.ts). */
  countsUpTo: ReadonlyMap<string, number>;
  sets: RoundSets;
}

/** People of a node with a number, by their ids. */
export const peopleIn = ({ estimate, tally }: Node, { sheet }: Evaluation): ReadonlySet<string> =>
  new Set(
    [...(estimate?.people ?? tally.numeric.map(({ who }) => who))].map((who) => sheet.people[who] ?? ''),
  );

function itemsUnder({ evaluation, parentOf, rows }: Pick<Base, 'evaluation' | 'parentOf' | 'rows'>) {
  const scopes = new Map(rows.map((row) => [row.id, row]));
  const under = new Map<string, string[]>();
  for (const { id } of evaluation.sheet.items) {
    let row = scopes.get(id);
    for (let up: string | null = id; up !== null; ) {
      under.set(up, [...(under.get(up) ?? []), id]);
      up = row ? parentOf(row) : null;
      row = up === null ? undefined : scopes.get(up);
    }
  }
  return under;
}

/** Highest threshold at which the cover rule shows each row, and every lower one does too. */
function coverUpTo(rows: readonly ScoreRow[], parentOf: Base['parentOf']): Map<string, number> {
  const upTo = new Map(rows.map(({ id }) => [id, EVERYBODY]));
  for (const threshold of [...THRESHOLDS].reverse()) {
    for (const id of suppress(rows, { threshold, parentOf })) upTo.set(id, threshold - 1);
  }
  return upTo;
}

/** Everything about a round that its rows, its changes and the next round's changes are made of. */
export function baseOf({ input, counts }: RoundToPublish): Base {
  const evaluation = evaluate(input);
  const nodes = new Map(nodesOf(evaluation).map((node) => [node.id, node]));
  const { rows } = score(input, evaluation);
  const parentOf = parentIn(input.model);
  const under = itemsUnder({ evaluation, parentOf, rows });
  const counted = rows.map((row) => {
    const node = nodes.get(row.id);
    return node ? { ...row, n: [...peopleIn(node, evaluation)].filter(counts).length } : row;
  });
  const coveredUpTo = coverUpTo(counted, parentOf);
  const itemIds = new Set(evaluation.sheet.items.map(({ id }) => id));
  const answered = new Map(
    [...itemIds].flatMap((id): [string, ReadonlySet<string>][] => {
      const node = nodes.get(id);
      return node?.status === 'ok' ? [[id, peopleIn(node, evaluation)]] : [];
    }),
  );
  const asked = askedBy(input);
  const sets: RoundSets = {
    answered,
    coveredUpTo: (item) => coveredUpTo.get(item) ?? 0,
    asked: (item) => asked.get(item) ?? new Set(),
  };
  return {
    input,
    counts,
    evaluation,
    nodes,
    rows,
    parentOf,
    itemIds,
    under,
    coveredUpTo,
    countsUpTo: countsUpTo({ input, counts }, under),
    sets,
  };
}

/** Highest threshold at which a row is shown: an item by the ledger, anything else by the cover rule. */
export const rowUpTo = (base: Base, items: ReadonlyMap<string, PublishedItem>, id: string): number =>
  base.itemIds.has(id) ? (items.get(id)?.upTo ?? 0) : (base.coveredUpTo.get(id) ?? 0);
