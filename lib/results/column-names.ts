import { frameworkTitle } from '@/lib/model/localize';
import type { Lang, Model } from '@/lib/model/schema';
import type { ResultRow } from './types';

interface TeamRows {
  model: Pick<Model, 'frameworks'>;
  rows: readonly Pick<ResultRow, 'id'>[];
}

/**
 * What a column with one framework of several teams is called: the name that the models of all of them give it, else
 * the product's. Then `nameBeside` says what a team's own model calls it.
 */
export function columnName(teams: Iterable<TeamRows>, id: string, lang: Lang, product: string): string {
  const names = new Set<string>();
  for (const { model, rows } of teams)
    if (rows.some((row) => row.id === id)) names.add(frameworkTitle(model, id, lang) ?? product);
  const [name] = names;
  return name !== undefined && names.size === 1 ? name : product;
}

/** The name a team was asked with, where its column has another one; null where they are the same. */
export function nameBeside({ model }: TeamRows, id: string, lang: Lang, column: string): string | null {
  const name = frameworkTitle(model, id, lang) ?? column;
  return name === column ? null : name;
}
