import { closingQuote, NotPlain, plainValue, trimEnd } from './plain-yaml';
import { DEEPEST, emptyObject, type Reading } from './source';

const SPACE = / */y;
const KEY = /([A-Za-z_][\w-]*):(?= |$)/y;
const AFTER_TEXT = / *(?:[,\]}]|$)/y;
/** Escapes that mean the same in YAML and JSON, and need no look at what follows them. */
const ESCAPED_OTHERWISE = /\\[^"\\/]/;
/** Without any character that means something in flow style. */
const PLAIN = /[\p{L}\p{N}(][^,[\]{}:#"'&*!|>%@`\\?]*/uy;

/**
 * Reads a list or mapping in flow style that stands on one line, such as `[a, b]` or `{ requires: a }`.
 * @param offset of the text in its source
 * @throws NotPlain when it has anything but keys, plain and quoted texts, or does not end with the text
 */
export function readFlow(text: string, offset: number, reading: Reading): unknown {
  const reader = new FlowReader(text, offset, reading);
  const value = reader.read(0);
  if (!reader.atEnd()) throw new NotPlain();
  return value;
}

class FlowReader {
  #at = 0;

  constructor(
    private readonly text: string,
    private readonly offset: number,
    private readonly reading: Reading,
  ) {}

  atEnd(): boolean {
    this.#skip();
    return this.#at === this.text.length;
  }

  read(depth: number): unknown {
    if (depth > DEEPEST) throw new NotPlain();
    const first = this.text[this.#at];
    if (first === '[') return this.#list(depth);
    if (first === '{') return this.#mapping(depth);
    if (first === '"' || first === "'") return this.#quoted(first);
    return plainValue(trimEnd(this.#take(PLAIN)));
  }

  #list(depth: number): unknown[] {
    const list: unknown[] = [];
    const inside = new Map<string | number, number>();
    const start = this.#open();
    while (!this.#closes(']', list.length)) {
      inside.set(list.length, this.offset + this.#at);
      list.push(this.read(depth + 1));
    }
    this.reading.places.add(list, this.reading.text, start, inside);
    return list;
  }

  #mapping(depth: number): unknown {
    const object = emptyObject();
    const inside = new Map<string | number, number>();
    const start = this.#open();
    while (!this.#closes('}', inside.size)) {
      const at = this.offset + this.#at;
      const key = this.#take(KEY).slice(0, -1);
      this.#skip();
      if (inside.has(key)) throw new NotPlain();
      object[key] = this.read(depth + 1);
      inside.set(key, at);
    }
    this.reading.places.add(object, this.reading.text, start, inside);
    return object;
  }

  #quoted(quote: string): string {
    const end = closingQuote(this.text, quote, this.#at + 1) + 1;
    AFTER_TEXT.lastIndex = end;
    if (end === 0 || !AFTER_TEXT.test(this.text)) throw new NotPlain();
    const whole = this.text.slice(this.#at, end);
    this.#at = end;
    if (quote === "'") return whole.slice(1, -1).replaceAll("''", "'");
    if (ESCAPED_OTHERWISE.test(whole.replaceAll('\\\\', ''))) throw new NotPlain();
    return JSON.parse(whole) as string;
  }

  #open(): number {
    const start = this.offset + this.#at;
    this.#at += 1;
    this.#skip();
    return start;
  }

  /** Goes past the end, or past the comma before the next entry. */
  #closes(bracket: string, entries: number): boolean {
    this.#skip();
    const next = this.text[this.#at];
    if (next === bracket) this.#at += 1;
    if (next === bracket) return true;
    if (entries > 0) {
      if (next !== ',') throw new NotPlain();
      this.#at += 1;
      this.#skip();
    }
    if (this.text[this.#at] === bracket) throw new NotPlain();
    return false;
  }

  #skip() {
    this.#take(SPACE);
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const [found] = pattern.exec(this.text) ?? [];
    if (found === undefined) throw new NotPlain();
    this.#at += found.length;
    return found;
  }
}
