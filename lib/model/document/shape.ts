import type { z } from 'zod';
import { isRaw } from '@/lib/model/rules/draft';
import { type Problem, problem, type Spot, warning } from '@/lib/model/rules/problem';
import { LANGS } from '@/lib/model/schema';
import type { Raw } from './outline';

type Issue = z.core.$ZodIssue;

/** References that a rule reports as unknown, so that their format need not be. */
const RULED_TEXTS = new Set(['requires', 'principle', 'parent', 'framework']);
const RULED_NUMBERS = new Set(['minLevel']);

/**
 * Reads one item of a document by its schema, and says in an author's terms what is wrong with it. Keys the schema does
 * not know are taken out of `raw` and reported: as an error where they look like a misspelt key that is not there.
 * @param id for the problems; @param key what the item is called when it has no key of its own
 */
export function shape<T>(schema: z.ZodType<T>, raw: Raw, id: string, known: readonly string[]) {
  const problems: Problem[] = [];
  const issues = schema.safeParse(raw).error?.issues ?? [];
  for (const issue of issues) for (const one of explain(issue, raw, id, known)) problems.push(one);
  for (const issue of issues) if (issue.code === 'unrecognized_keys') remove(issue, raw);
  return { value: schema.safeParse(raw).data, problems };
}

function explain(issue: Issue, raw: Raw, id: string, known: readonly string[]): Problem[] {
  const path = issue.path.filter((part) => typeof part !== 'symbol');
  if (issue.code === 'unrecognized_keys') return unknownKeys(issue, raw, path, id, known);
  const at = spotOf(raw, path);
  const last = path.at(-1) ?? '';
  const value = valueAt(raw, path);
  const key = path.join('.');

  // The rule about reachable levels reports anchors that are missing in every language.
  const level = path.indexOf('levels');
  if (level >= 0 && issue.code === 'too_small') return [];
  if (level >= 0 && path.length > level + 1 && hasNoText(valueAt(raw, path.slice(0, level + 2)))) return [];

  if (LANGS.some((lang) => lang === last) && isEmpty(value))
    return [problem('missing-language', 'missing-language', id, at, { key: parentKey(path), lang: last })];
  if (expects(issue) === 'object' && typeof value === 'string')
    return [problem('missing-language', 'one-language', id, at, { key })];
  if (last === 'id' && typeof value === 'string' && value !== '')
    return [problem('id-format', 'id-format', value, at, { value })];
  if (isEmpty(value)) return [problem('missing-key', 'missing-key', id, at, { key })];
  if (RULED_TEXTS.has(String(last)) && typeof value === 'string') return [];
  if (path.includes('replacedBy') && typeof value === 'string') return [];
  if (RULED_NUMBERS.has(String(last)) && typeof value === 'number') return [];
  const options = optionsOf(issue);
  if (options.length > 0)
    return [problem('shape', 'shape-choice', id, at, { key, options: options.join(', ') })];
  if (last === 'modelVersion' && typeof value === 'string')
    return [problem('shape', 'shape-version', id, at, { key })];
  if (issue.code === 'too_big' && issue.origin === 'string')
    return [problem('text-length', 'text-length', id, at, { key, most: Number(issue.maximum) })];
  if (last === 'weight' && typeof value === 'number')
    return [problem('shape', 'shape-weight', id, at, { key })];
  const expected = expects(issue);
  if (expected) return [problem('shape', 'shape-type', id, at, { key, expected })];
  return [problem('shape', 'shape-value', id, at, { key })];
}

function unknownKeys(
  issue: Issue & { code: 'unrecognized_keys' },
  raw: Raw,
  path: readonly (string | number)[],
  id: string,
  known: readonly string[],
): Problem[] {
  const holder = valueAt(raw, path);
  if (!isRaw(holder)) return [];
  const letters = path[0] === 'raci' || path[0] === 'rolesOverride';
  return issue.keys.map((key) => {
    const at = { holder, key };
    if (letters)
      return problem('unknown-reference', 'unknown-reference', id, at, { key: 'raci', reference: key });
    const meant = path.length === 0 ? known.find((one) => !(one in raw) && alike(one, key)) : undefined;
    if (meant) return problem('unknown-key', 'misspelt-key', id, at, { key, meant });
    return warning('unknown-key', 'unknown-key', id, at, { key });
  });
}

function remove(issue: Issue & { code: 'unrecognized_keys' }, raw: Raw) {
  const holder = valueAt(raw, issue.path);
  if (isRaw(holder)) for (const key of issue.keys) delete (holder as Raw)[key];
}

/** One letter missing, added or changed, or only the case and separators differ: `efort`, `dev_ops_phase`. */
function alike(a: string, b: string): boolean {
  const [x, y] = [a, b].map((one) => one.toLowerCase().replace(/[^a-z0-9]/g, ''));
  if (x === undefined || y === undefined || Math.abs(x.length - y.length) > 1) return false;
  let start = 0;
  while (start < x.length && x[start] === y[start]) start += 1;
  const skips = [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ] as const;
  return skips.some(([i, j]) => x.slice(start + i) === y.slice(start + j));
}

const isEmpty = (value: unknown) =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
const hasNoText = (anchor: unknown) => !isRaw(anchor) || LANGS.every((lang) => isEmpty(anchor[lang]));
const expects = (issue: Issue): string => (issue.code === 'invalid_type' ? issue.expected : '');

/** Of `title.en` the text is called `title`. */
const parentKey = (path: readonly (string | number)[]) => path.slice(0, -1).join('.');

function optionsOf(issue: Issue): unknown[] {
  if (issue.code === 'invalid_value') return [...issue.values];
  if (issue.code !== 'invalid_union') return [];
  const options = issue.errors.map(([first]) => first && first.path.length === 0 && optionsOf(first));
  return options.every((one) => Array.isArray(one)) ? options.flat() : [];
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  let value = raw;
  for (const part of path)
    value =
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[part] : undefined;
  return value;
}

/** The innermost object or list along the path that is there, and the next part of the path. */
function spotOf(raw: Raw, path: readonly (string | number)[]): Spot {
  let spot: Spot = { holder: raw };
  for (let i = 0; i < path.length; i += 1) {
    const holder = valueAt(raw, path.slice(0, i));
    const key = path[i];
    if (typeof holder !== 'object' || holder === null || key === undefined) break;
    spot = { holder, key };
  }
  return spot;
}
