import type { HeatSheet } from './sheet';

type Columns = HeatSheet['columns'];

/** Title of a column, with its framework where others have the same: several frameworks have an "Automation" of their own. */
export function columnName(columns: Columns, { id, title, framework }: Columns[number]): string {
  const alike = columns.some((other) => other.id !== id && other.title === title);
  const of = columns.find((other) => other.scope === 'framework' && other.id === framework);
  return alike && of ? `${title} (${of.title})` : title;
}
