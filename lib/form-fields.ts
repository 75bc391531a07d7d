/** Companions of a field in a form: what it was drawn with, and whether it was emptied on purpose. */
export const wasField = (name: string) => `${name}.was`;
/** The same for a group of checkboxes: a JSON list, so that one without any tick is told from one that is not there. */
export const wereField = (name: string) => `${name}.were`;
/** There where an empty date has to be meant: browsers send a half-typed one as an empty one. */
export const asksField = (name: string) => `${name}.asks`;
export const emptyField = (name: string) => `${name}.empty`;

const COMPANION = /\.(?:was|were|asks|empty)$/;

/** Whether a field only accompanies another one. */
export const isCompanion = (name: string) => COMPANION.test(name);

export type Fields = Record<string, unknown>;

/** Put in the place of a date that is empty without anybody having said so: no schema takes it for a date. */
const HALF_TYPED = '?';

/** Fields by name, in one pass. PostgreSQL keeps no NUL characters; lines end alike whatever system wrote them. */
export function fieldsOf(formData: FormData): Fields {
  const sent = new Map<string, unknown[]>();
  for (const [name, value] of formData) {
    const clean = typeof value === 'string' ? value.replaceAll('\0', '').replaceAll(/\r\n?/g, '\n') : value;
    sent.set(name, [...(sent.get(name) ?? []), clean]);
  }
  const fields: Fields = Object.fromEntries(
    [...sent].map(([name, all]) => [name, all.length > 1 ? all : all[0]]),
  );
  for (const name of Object.keys(fields)) {
    if (fields[asksField(name)] && fields[name] === '' && !fields[emptyField(name)])
      fields[name] = HALF_TYPED;
  }
  return fields;
}

const listOf = (value: unknown): unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

function parsedList(value: unknown): string[] | null {
  try {
    const list: unknown = JSON.parse(String(value));
    return Array.isArray(list) ? list.map(String) : null;
  } catch {
    return null;
  }
}

const sameSet = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && [...a].sort().join('\n') === [...b].sort().join('\n');
const sameText = (a: unknown, b: unknown) => String(a ?? '').trim() === String(b ?? '').trim();

export interface Changes {
  /** Everything but what still is as the form was drawn. */
  fields: Fields;
  /** What the changed fields were drawn with. */
  seen: Fields;
  /** Names of the fields that nobody touched. */
  untouched: ReadonlySet<string>;
}

/** Tells what a person changed from what their form was drawn with and only carries along; `ids` say what it is about. */
export function changesIn(all: Fields, ids: readonly string[] = []): Changes {
  const fields: Fields = {};
  const seen: Fields = {};
  const untouched = new Set<string>();
  for (const [companion, value] of Object.entries(all)) {
    const name = companion.replace(COMPANION, '');
    if (ids.includes(name)) continue;
    const were = companion === wereField(name) ? parsedList(value) : null;
    if (were) {
      if (sameSet(listOf(all[name]), were)) untouched.add(name);
      else {
        seen[name] = were;
        fields[name] = listOf(all[name]);
      }
    } else if (companion === wasField(name)) {
      if (sameText(all[name], value)) untouched.add(name);
      else seen[name] = value;
    }
  }
  for (const [name, value] of Object.entries(all)) {
    if (!isCompanion(name) && !untouched.has(name)) fields[name] ??= value;
  }
  return { fields, seen, untouched };
}
