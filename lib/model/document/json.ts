import { DEEPEST, emptyObject, REFUSED_CHARACTER, type Reading } from './source';

const SPACE = /[ \t\n\r]*/y;
const TEXT = /"(?:[^"\\]|\\.)*"/y;
const ATOM = /-?\d[\d.eE+-]*|true|false|null/y;

class NotJson extends Error {}

/**
 * Reads strict JSON and notes where everything stands; several times faster than reading it as the YAML that it also is.
 * @returns undefined when the text is not JSON, in which case nothing is noted.
 */
export function readJson(source: string, reading: Reading): { value: unknown } | undefined {
  const before = reading.problems.length;
  try {
    JSON.parse(source);
    return { value: new JsonReader(source, reading).read() };
  } catch {
    reading.problems.length = before;
    return undefined;
  }
}

/** Only ever given text that JSON.parse accepts, so it need not check the grammar again. */
class JsonReader {
  #at = 0;

  constructor(
    private readonly source: string,
    private readonly reading: Reading,
  ) {}

  read(depth = 0): unknown {
    if (depth > DEEPEST) throw new NotJson();
    this.#skip();
    const start = this.#at;
    const first = this.source[start];
    if (first === '{') return this.#object(start, depth);
    if (first === '[') return this.#list(start, depth);
    const value: unknown = JSON.parse(first === '"' ? this.#take(TEXT) : this.#take(ATOM));
    if (typeof value === 'string') this.#checkText(value, start);
    return value;
  }

  #object(start: number, depth: number) {
    const object = emptyObject();
    const inside = new Map<string | number, number>();
    this.#at += 1;
    while (!this.#ends('}')) {
      const at = this.#at;
      const key: string = JSON.parse(this.#take(TEXT));
      this.#checkText(key, at);
      if (inside.has(key))
        this.reading.problems.push({
          rule: 'duplicate-key',
          sentence: 'duplicate-key',
          offset: at,
          params: { key },
        });
      this.#skip();
      this.#at += 1;
      object[key] = this.read(depth + 1);
      inside.set(key, at);
    }
    this.reading.places.add(object, this.reading.text, start, inside);
    return object;
  }

  #list(start: number, depth: number) {
    const list: unknown[] = [];
    const inside = new Map<string | number, number>();
    this.#at += 1;
    while (!this.#ends(']')) {
      inside.set(list.length, this.#at);
      list.push(this.read(depth + 1));
    }
    this.reading.places.add(list, this.reading.text, start, inside);
    return list;
  }

  /** Goes past a comma to the next entry, or past the end. */
  #ends(bracket: string): boolean {
    this.#skip();
    if (this.source[this.#at] === ',') this.#at += 1;
    this.#skip();
    if (this.source[this.#at] !== bracket) return false;
    this.#at += 1;
    return true;
  }

  #skip() {
    this.#take(SPACE);
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const [found] = pattern.exec(this.source) ?? [];
    if (found === undefined) throw new NotJson();
    this.#at += found.length;
    return found;
  }

  #checkText(value: string, offset: number) {
    if (REFUSED_CHARACTER.test(value))
      this.reading.problems.push({ rule: 'syntax', sentence: 'control-character', offset });
  }
}
