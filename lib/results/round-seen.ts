import type { Model } from '@/lib/model/schema';
import { type Scale, weightsAsked } from '@/lib/publishing/comparability';
import { type Item, itemsOf } from '@/lib/scoring/routing';
import type { ResultRow } from './types';

/** A published round as one viewer sees it. */
export interface RoundSeen extends Omit<Scale, 'notApplicable'> {
  /** All its rows at the viewer's threshold, those of its questions included. */
  rows: readonly ResultRow[];
}

/** Questions below a row. */
export interface Below {
  /** Those asked. */
  all: ReadonlySet<string>;
  /** Those whose score is behind the row's, as far as this viewer sees. */
  fed: ReadonlySet<string>;
  /** Those of which that cannot be told, because they are hidden or something between them and the row is. */
  untold: ReadonlySet<string>;
}

/** A round as it is compared: what it asked, and what of it is behind which row. */
export interface SeenSide {
  scale: Scale;
  asked: readonly Item[];
  /** Weight of each question asked that applies. */
  weights: ReadonlyMap<string, number>;
  rowOf: (id: string) => ResultRow | undefined;
  below: (id: string) => Below;
}

const NOTHING: Below = { all: new Set(), fed: new Set(), untold: new Set() };

/** The item itself and what it is under, the nearest first. */
function chainsOf(model: Model): (item: Item) => readonly string[] {
  const parents = new Map(model.principles.map(({ id, parent }) => [id, parent]));
  return ({ id, principle, framework }) => {
    const chain = principle === id ? [id] : [id, principle];
    for (let up = parents.get(principle); up; up = parents.get(up)) chain.push(up);
    return [...chain, framework, 'overall'];
  };
}

/** Puts a round as a viewer sees it into the shape that is compared. */
export function sideOf({ rows, ...round }: RoundSeen): SeenSide {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const asked = itemsOf(round.model, round.mode, round.scope);
  const left = asked.filter(({ id }) => byId.get(id)?.status === 'not_applicable').map(({ id }) => id);
  const scale = { ...round, notApplicable: new Set(left) };
  const chainOf = chainsOf(round.model);
  const found = new Map<string, { all: Set<string>; fed: Set<string>; untold: Set<string> }>();
  for (const item of asked) {
    // A score counts in the rows above as far as each row between has one itself.
    let state: 'fed' | 'untold' | null = 'fed';
    for (const id of chainOf(item)) {
      const row = byId.get(id);
      if (!row || (row.score === null && row.status !== 'hidden')) state = null;
      else if (row.status === 'hidden' && state) state = 'untold';
      const own = found.get(id) ?? { all: new Set(), fed: new Set(), untold: new Set() };
      found.set(id, own);
      own.all.add(item.id);
      if (state) own[state].add(item.id);
    }
  }
  return {
    scale,
    asked,
    weights: weightsAsked(scale),
    rowOf: (id) => byId.get(id),
    below: (id) => found.get(id) ?? NOTHING,
  };
}
