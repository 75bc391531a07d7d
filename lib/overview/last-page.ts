import { WORK_PAGE } from './work-filters';

/** One page of a list, and how many rows all of its pages have. */
export interface ListPage<T> {
  rows: T[];
  all: number;
  /** From 1: of a page beyond the end, the last one. */
  page: number;
}

/**
 * Reads a page of a list whose rows say how many there are in all: where there is none at a page because rows went since
 * somebody linked to it, the last one that there is.
 */
export async function lastPage<T extends { all: number }>(
  asked: number,
  read: (page: number) => Promise<T[]>,
): Promise<ListPage<Omit<T, 'all'>>> {
  const found = await read(asked);
  const told = found.length > 0 || asked === 1 ? found : await read(1);
  const all = told[0]?.all ?? 0;
  const page = found.length > 0 ? asked : Math.max(1, Math.ceil(all / WORK_PAGE));
  const rows = told === found || page === 1 ? told : await read(page);
  return { rows: rows.map(({ all: _, ...row }) => row), all, page };
}
