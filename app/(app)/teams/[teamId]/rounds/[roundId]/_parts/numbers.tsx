import type { ResultContext } from './context';
import { RadarTable } from './radar-table';
import { TrendTable } from './trend-table';

const TABLES = { radar: RadarTable, trend: TrendTable };

/** A chart of a result whose numbers can be read as a table. */
export type NumbersOf = keyof typeof TABLES;

export const isNumbers = (id: string): id is NumbersOf => Object.hasOwn(TABLES, id);

/** The numbers of one of the charts. */
export function Numbers({ ctx, of }: { ctx: ResultContext; of: NumbersOf }) {
  const Table = TABLES[of];
  return <Table ctx={ctx} />;
}
