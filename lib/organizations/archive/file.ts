import 'server-only';
import type { Tenant } from '@/db/tenancy';
import { readOrganization } from '@/lib/access/read-organization';
import type { OrganizationAccess } from '@/lib/access/types';
import { type Cell, csvLine } from '@/lib/exports/csv';

/** What stands in a column: texts, numbers, moments, lists; null where there is nothing. */
export type Value = string | number | boolean | Date | readonly string[] | null;

/** Rows of a file, some at a time. */
type Batches<C extends string> = (access: OrganizationAccess) => AsyncIterable<readonly Record<C, Value>[]>;

/** A file of rows in the archive of an organization. */
export interface TableFile {
  name: string;
  /** Tables of the database whose rows are in it. */
  of: readonly string[];
  text: (access: OrganizationAccess) => AsyncIterable<string>;
}

/** Numbers have the four decimals of other exports, or none where they are whole. */
function cellOf(value: Value): Cell {
  if (value === null) return null;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'number') return { number: value, decimals: Number.isInteger(value) ? 0 : 4 };
  return typeof value === 'object' ? value.join(' | ') : String(value);
}

/** The same in every language: what is in it is read by programs. */
export function tableFile<const C extends string>(
  name: string,
  of: readonly string[],
  columns: readonly C[],
  batches: Batches<C>,
): TableFile {
  return {
    name,
    of,
    async *text(access) {
      yield `\uFEFF${csvLine(columns, 'en')}`;
      for await (const rows of batches(access))
        yield rows
          .map((row) =>
            csvLine(
              columns.map((column) => cellOf(row[column])),
              'en',
            ),
          )
          .join('');
    },
  };
}

/** A file whose rows are read at once. */
export const wholeTable = <const C extends string>(
  name: string,
  of: readonly string[],
  columns: readonly C[],
  read: (tx: Tenant, access: OrganizationAccess) => Promise<readonly Record<C, Value>[]>,
): TableFile =>
  tableFile(name, of, columns, async function* (access) {
    yield await readOrganization(access, (tx) => read(tx, access));
  });
