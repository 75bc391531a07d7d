import { optionalDate } from '@/lib/form-date';
import { type SearchParams, single } from '@/lib/overview/filters';
import { EVENT_GROUP_NAMES, type EventGroup } from './kinds';

/** What the security log is narrowed to; lives in the address. */
export interface LogFilters {
  group: EventGroup | null;
  /** Id of the person who did it, or whom it was done to. */
  person: string | null;
  /** First and last day, `YYYY-MM-DD`, on the organization's clock. */
  from: string | null;
  to: string | null;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const dayFrom = (value: string | undefined) => optionalDate.catch(null).parse(value ?? '');

/** The same from an address; what is no value of it narrows nothing. */
export function logFiltersFrom(params: SearchParams): LogFilters {
  const person = single(params, 'person');
  return {
    group: EVENT_GROUP_NAMES.find((one) => one === single(params, 'group')) ?? null,
    person: person && UUID.test(person) ? person.toLowerCase() : null,
    from: dayFrom(single(params, 'from')),
    to: dayFrom(single(params, 'to')),
  };
}

/** The query of an address that says this, with its question mark; empty where it says nothing. */
export function logQuery(filters: LogFilters, more: Readonly<Record<string, string | number | null>> = {}) {
  const said = Object.entries({ ...filters, ...more }).filter(([, value]) => value !== null);
  const query = new URLSearchParams(said.map(([name, value]) => [name, String(value)])).toString();
  return query ? `?${query}` : '';
}
