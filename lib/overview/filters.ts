import { z } from 'zod';
import { FIRST_DAY, LAST_DAY } from '@/lib/limits';
import { type DeliverableType, deliverableType, type FrameworkId, frameworkId } from '@/lib/model/schema';

/** Group of the teams that are in none. */
export const UNGROUPED = 'none';

/** What the pages of an organization are narrowed down to; lives in the address. Null: not narrowed. */
export interface Filters {
  /** Id of a group, or `UNGROUPED`. */
  group: string | null;
  /** Teams that are scored on it, and only its part of what is shown. */
  framework: FrameworkId | null;
  /** Teams that deliver it. */
  deliverable: DeliverableType | null;
  /** Last day whose results count, `YYYY-MM-DD` by the organization's clock; null: today. */
  at: string | null;
  /** Day that changes are told since, likewise; null: `DAYS_BACK` days before `at`. */
  since: string | null;
}

/**
 * How far changes look back unless somebody says otherwise: a quarter. Teams measure about as often, so that there is one new
 * result in it, compared with the one before as on the team's own page; further back there would be two.
 */
export const DAYS_BACK = 91;

// An address can say any: the database knows no year 0, and a line over time ends at this day.
const day = z.iso.date().refine((one) => one >= FIRST_DAY && one <= LAST_DAY);

const fields = {
  group: z.union([z.literal(UNGROUPED), z.uuid()]),
  framework: frameworkId,
  deliverable: deliverableType,
  at: day,
  since: day,
} as const;

/** As a page gets them: the same name several times is a list. */
export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

/** The value of a parameter that is there once; undefined for none and for a list. */
export const single = (params: SearchParams, name: string): string | undefined => {
  const value = params[name];
  return typeof value === 'string' ? value : undefined;
};

/** What parameters are called now, by what they were called once: links and saved views go on saying it. */
const NEW_NAMES: ReadonlyMap<string, string> = new Map([['unanswered', 'unasked']]);

/** What an address says, under the names of today; what it says under such a name itself goes before. */
export const withNewNames = <T>(said: Readonly<Record<string, T>>): Readonly<Record<string, T>> => ({
  ...Object.fromEntries(Object.entries(said).map(([name, value]) => [NEW_NAMES.get(name) ?? name, value])),
  ...Object.fromEntries(Object.entries(said).filter(([name]) => !NEW_NAMES.has(name))),
});

/** Which page of a list an address asks for, from 1 on; `list` is what the list is called there. */
export function pageFrom(params: SearchParams, list = 'page'): number {
  const page = Number(single(params, list));
  return Number.isInteger(page) && page > 1 && page < 10_000 ? page : 1;
}

/** Filters from an address. What is no value of a filter narrows nothing: links are shared, and groups go. */
export function filtersFrom(params: SearchParams): Filters {
  const read = <T>(name: keyof Filters, schema: z.ZodType<T>): T | null =>
    schema.safeParse(single(params, name)).data ?? null;
  return {
    group: read('group', fields.group),
    framework: read('framework', fields.framework),
    deliverable: read('deliverable', fields.deliverable),
    at: read('at', fields.at),
    since: read('since', fields.since),
  };
}

/**
 * The query of an address with these filters and what else is said, always in the same order and without what narrows
 * nothing; '' or text that begins with '?'.
 */
export function queryOf(
  filters: Filters,
  others: Readonly<Record<string, string | number | null | undefined>> = {},
): string {
  const { group, framework, deliverable, at, since } = filters;
  const said = Object.entries({ group, framework, deliverable, at, since, ...others });
  const query = new URLSearchParams(
    said.flatMap(([name, value]) =>
      value === null || value === undefined || value === '' ? [] : [[name, String(value)]],
    ),
  ).toString();
  return query && `?${query}`;
}
