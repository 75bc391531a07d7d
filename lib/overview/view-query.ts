import { filtersFrom, queryOf, withNewNames } from './filters';

/** How many things an address may say beside its filters, such as the order and the columns. */
const MOST_OTHERS = 8;
const NAME = /^[a-z][A-Za-z]{0,23}$/;
const VALUE = /^[\w.,:~-]{1,60}$/;
/** Where in a list somebody was when they saved it is not what they saved. */
const NOT_KEPT = ['page'];

/**
 * The query of an address as views keep it, without the question mark: filters first, then what else is said, by name; nothing
 * that is said twice or cannot be a value. Whoever reads it reads an address, and takes no more from it than from any other.
 */
export function viewQuery(text: string): string {
  const params = new URLSearchParams(text);
  const single = [...params].filter(([name]) => params.getAll(name).length === 1);
  const once = Object.entries(withNewNames(Object.fromEntries(single)));
  const filters = filtersFrom(Object.fromEntries(once.filter(([name]) => NAME.test(name))));
  const others = once
    .filter(([name, value]) => NAME.test(name) && VALUE.test(value))
    .filter(([name]) => !Object.hasOwn(filters, name) && !NOT_KEPT.includes(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, MOST_OTHERS);
  return queryOf(filters, Object.fromEntries(others)).slice(1);
}
