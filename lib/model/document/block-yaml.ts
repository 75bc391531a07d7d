import { readFlow } from './flow-yaml';
import {
  closingQuote,
  commentAt,
  folded,
  NotPlain,
  plainPart,
  plainValue,
  refuse,
  trimEnd,
} from './plain-yaml';
import { DEEPEST, emptyObject, REFUSED_CHARACTER, type Reading } from './source';

/** A line without its indentation; both offsets count from the start of the text. */
interface Line {
  indent: number;
  text: string;
  offset: number;
}

/** The spaces are taken once, whatever comes after them. */
const KEY = /^([A-Za-z_][\w-]*):(?: +(?! )(.*))?$/;

/**
 * Reads the plain part of YAML that models are written in: block mappings and lists, flow style on one line, plain,
 * quoted and folded texts, comments. It is ten times faster than the parser for all of YAML, and leaves every text with anything else to it.
 * @returns undefined for such a text, in which case nothing is noted
 */
export function readBlockYaml(source: string, reading: Reading): { value: unknown } | undefined {
  const before = reading.problems.length;
  try {
    if (!source.endsWith('\n') || /[\t\r\uFEFF]/.test(source) || REFUSED_CHARACTER.test(source))
      return undefined;
    return { value: new BlockReader(source, reading).read() };
  } catch (error) {
    if (!(error instanceof NotPlain)) throw error;
    reading.problems.length = before;
    return undefined;
  }
}

class BlockReader {
  readonly #lines: Line[] = [];
  #at = 0;
  /** No line between `#at` and this one says anything; kept, so that no empty line is looked at for each of them. */
  #filled = 0;

  constructor(
    source: string,
    private readonly reading: Reading,
  ) {
    for (let start = 0; start < source.length; ) {
      const end = source.indexOf('\n', start);
      let offset = start;
      while (source[offset] === ' ') offset += 1;
      this.#lines.push({ indent: offset - start, text: source.slice(offset, end), offset });
      start = end + 1;
    }
  }

  read(): unknown {
    const first = this.#next();
    if (first?.indent !== 0 || !KEY.test(first.text)) return refuse();
    const value = this.#mapping(0, 0);
    return this.#next() ? refuse() : value;
  }

  /** The next line that says something; goes past empty lines and comments. */
  #next(): Line | undefined {
    let line = this.#lines[this.#at];
    while (line && (line.text === '' || line.text[0] === '#')) {
      this.#at += 1;
      line = this.#lines[this.#at];
    }
    return line;
  }

  #mapping(indent: number, depth: number): unknown {
    if (depth > DEEPEST) refuse();
    const object = emptyObject();
    const inside = new Map<string | number, number>();
    const start = this.#next()?.offset ?? 0;
    for (let line = this.#next(); line && line.indent >= indent; line = this.#next()) {
      const [whole, key, rest = ''] = KEY.exec(line.text) ?? [];
      if (line.indent > indent || whole === undefined || key === undefined) return refuse();
      if (inside.has(key)) {
        const about = { rule: 'duplicate-key', sentence: 'duplicate-key', params: { key } } as const;
        this.reading.problems.push({ ...about, offset: line.offset });
      }
      object[key] = this.#value(rest, line.offset + whole.length - rest.length, indent, depth);
      inside.set(key, line.offset);
    }
    this.reading.places.add(object, this.reading.text, start, inside);
    return object;
  }

  /** What stands after a key: on its line, or below it. */
  #value(rest: string, offset: number, indent: number, depth: number): unknown {
    if (trimEnd(rest) !== '' && rest[0] !== '#') return this.#inline(trimEnd(rest), offset, indent);
    this.#at += 1;
    const below = this.#next();
    if (!below || below.indent < indent) return null;
    const isList = below.text.startsWith('- ');
    if (below.indent === indent) return isList ? this.#list(indent, depth + 1) : null;
    return isList ? this.#list(below.indent, depth + 1) : this.#mapping(below.indent, depth + 1);
  }

  #list(indent: number, depth: number): unknown {
    if (depth > DEEPEST) refuse();
    const list: unknown[] = [];
    const inside = new Map<string | number, number>();
    const start = this.#next()?.offset ?? 0;
    for (let line = this.#next(); line && line.indent >= indent; line = this.#next()) {
      if (line.indent > indent) return refuse();
      if (!line.text.startsWith('- ')) break;
      const text = line.text.slice(1).replace(/^ +/, '');
      if (text === '') return refuse();
      const skipped = line.text.length - text.length;
      const item: Line = { indent: indent + skipped, text, offset: line.offset + skipped };
      inside.set(list.length, item.offset);
      if (KEY.test(text)) {
        // The first key of a mapping may stand beside the dash; the others stand below it.
        this.#lines[this.#at] = item;
        list.push(this.#mapping(item.indent, depth + 1));
      } else list.push(this.#inline(trimEnd(text), item.offset, indent));
    }
    this.reading.places.add(list, this.reading.text, start, inside);
    return list;
  }

  /** A text, number or word; goes past it. `indent` is that of the key or dash before it. */
  #inline(text: string, offset: number, indent: number): unknown {
    const first = text[0] ?? '';
    if (text === '>' || text === '>-' || text === '|' || text === '|-') return this.#block(text, indent);
    if (first === '"' || first === "'") return this.#quoted(text, first, indent);
    if (first === '[' || first === '{') {
      this.#at += 1;
      return readFlow(text, offset, this.reading);
    }
    return this.#plain(text, indent);
  }

  #plain(text: string, indent: number): unknown {
    const comment = commentAt(text);
    if (comment >= 0) {
      // A comment ends the text; a line below that would continue it is left to the other parser.
      if (this.#following(indent)) refuse();
      return plainValue(plainPart(text.slice(0, comment)));
    }
    const parts = [plainPart(text)];
    for (let line = this.#following(indent); line; line = this.#following(indent))
      parts.push(plainPart(trimEnd(line.text)));
    return parts.length > 1 ? parts.join(' ') : plainValue(text);
  }

  /** Goes to the next line if it continues a text. A text in paragraphs is refused. */
  #following(indent: number): Line | undefined {
    this.#at += 1;
    const line = this.#lines[this.#at];
    if (!line) return undefined;
    if (line.text !== '') return line.indent > indent ? line : undefined;
    this.#filled = Math.max(this.#filled, this.#at);
    while (this.#lines[this.#filled]?.text === '') this.#filled += 1;
    const ahead = this.#lines[this.#filled];
    return ahead && ahead.indent > indent ? refuse() : undefined;
  }

  #quoted(text: string, quote: string, indent: number): string {
    const parts = [text];
    let end = closingQuote(text, quote, 1);
    for (let part = text; end !== part.length - 1; ) {
      const line = this.#following(indent);
      // A quote that closes before the end of its line, or a break that is escaped.
      if (!line || end >= 0 || part.endsWith('\\')) return refuse();
      part = trimEnd(line.text);
      end = closingQuote(part, quote, 0);
      parts.push(part);
    }
    const whole = parts.join(' ');
    this.#at += 1;
    if (quote === "'") return whole.slice(1, -1).replaceAll("''", "'");
    if (/\\[^"\\nt/]/.test(whole.replaceAll('\\\\', ''))) return refuse();
    return JSON.parse(whole) as string;
  }

  #block(header: string, indent: number): string {
    this.#at += 1;
    const first = this.#lines[this.#at];
    if (!first || first.text === '' || first.indent <= indent) return refuse();
    const parts: string[] = [];
    let line: Line | undefined = first;
    while (line && (line.text === '' || line.indent >= first.indent)) {
      const deeper = line.indent > first.indent;
      if (line.text.endsWith(' ') || (deeper && (line.text === '' || header[0] === '>'))) return refuse();
      parts.push(line.text === '' ? '' : ' '.repeat(line.indent - first.indent) + line.text);
      this.#at += 1;
      line = this.#lines[this.#at];
    }
    if (line && line.indent > indent) return refuse();
    while (parts.at(-1) === '') parts.pop();
    const text = header[0] === '|' ? parts.join('\n') : folded(parts);
    return header.endsWith('-') ? text : `${text}\n`;
  }
}
