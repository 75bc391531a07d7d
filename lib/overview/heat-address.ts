import { type SearchParams, single } from './filters';

/** How the heat map is looked at; lives in the address beside the filters. */
export interface HeatAddress {
  /** Frameworks only, the principles too, or the practices of one principle by its id. */
  columns: 'frameworks' | 'principles' | (string & {});
  /** Id of the column that teams are sorted by; null: by name. */
  sort: string | null;
  dir: 'asc' | 'desc';
  /** From 1. */
  page: number;
  /** As a table of words. */
  table: boolean;
}

/** Teams on a page. */
export const TEAMS_ON_PAGE = 50;

const PRINCIPLE = /^(DEV|DAT|MLO)-[A-Z]{2,4}$/;
const PRACTICE = /^((DEV|DAT|MLO)-[A-Z]{2,4})-[1-9][0-9]?$/;

/** Whether a column of this id can be among them. */
function isAmong(columns: string, id: string): boolean {
  if (PRINCIPLE.test(columns)) return id === columns || PRACTICE.exec(id)?.[1] === columns;
  const whole = ['overall', 'DEV', 'DAT', 'MLO'].includes(id);
  return whole || (columns === 'principles' && PRINCIPLE.test(id));
}

/** Reads it; what makes no sense is as if it were not said. */
export function heatAddressFrom(params: SearchParams): HeatAddress {
  const said = single(params, 'columns') ?? '';
  const columns = said === 'frameworks' || PRINCIPLE.test(said) ? said : 'principles';
  const sort = single(params, 'sort') ?? '';
  const page = Number(single(params, 'page'));
  return {
    columns,
    sort: isAmong(columns, sort) ? sort : null,
    dir: single(params, 'dir') === 'desc' ? 'desc' : 'asc',
    page: Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1,
    table: single(params, 'as') === 'table',
  };
}

/** What an address says of it besides the filters, for `queryOf`: nothing that goes without saying. */
export const heatQuery = ({ columns, sort, dir, page, table }: HeatAddress) => ({
  columns: columns === 'principles' ? null : columns,
  sort,
  dir: sort !== null && dir === 'desc' ? dir : null,
  page: page > 1 ? page : null,
  as: table ? 'table' : null,
});
