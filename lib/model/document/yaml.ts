import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import {
  DEEPEST,
  emptyObject,
  MOST_MARKS,
  REFUSED_CHARACTER,
  type Reading,
  type TextProblem,
} from './source';

/** More errors than this come from one cause. */
const MOST_ERRORS = 5;
const PLAIN_TAGS = new Set(
  ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((one) => `tag:yaml.org,2002:${one}`),
);

/** A directive that is refused; seen early, because each tag could repeat a handle's prefix of a megabyte. */
const CHANGES_TAGS = /^%(?:TAG|YAML[ \t]+1\.1)/m;

class TooDeep extends Error {}

/**
 * Reads one YAML document and notes where everything stands. Nothing that makes a short text long, or runs code
 * elsewhere, is followed: aliases, anchors, merge keys, tags and directives are problems.
 * @returns undefined when the text cannot be read; the problems say why.
 */
export function readYaml(source: string, reading: Reading): { value: unknown } | undefined {
  if (looksTooDeep(source)) {
    reading.problems.push({ rule: 'nesting', sentence: 'nesting', offset: 0, params: { most: DEEPEST } });
    return undefined;
  }
  if (dashesIn(source) > MOST_MARKS) {
    reading.problems.push({ rule: 'size', sentence: 'marks', offset: 0, params: { most: MOST_MARKS } });
    return undefined;
  }
  if (CHANGES_TAGS.test(source)) {
    reading.problems.push({ rule: 'syntax', sentence: 'directive', offset: 0 });
    return undefined;
  }
  try {
    const parsed = parse(source);
    noteErrors(parsed, reading);
    noteDirectives(parsed, reading);
    if (reading.problems.length > 0) return undefined;
    return { value: new YamlReader(reading).read(parsed.contents, 0) };
  } catch (error) {
    // The parser's own recursion ends in a RangeError; both mean the same to the author.
    if (!(error instanceof TooDeep || error instanceof RangeError)) throw error;
    reading.problems.push({ rule: 'nesting', sentence: 'nesting', offset: 0, params: { most: DEEPEST } });
    return undefined;
  }
}

/** A text can have an error in every second character; noting where in the program each was found takes seconds. */
function parse(source: string): Document.Parsed {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return parseDocument(source, {
      uniqueKeys: false,
      stringKeys: true,
      prettyErrors: false,
      logLevel: 'error',
    });
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Cheap and rough: what nests this deep would take the parser long, and is no model. */
function looksTooDeep(source: string): boolean {
  if (/^[ \t]*(?:[-?][ \t]+){24}/m.test(source) || /^ {500}/m.test(source)) return true;
  let [depth, deepest] = [0, 0];
  for (let at = 0; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    if (code === 0x5b || code === 0x7b) depth += 1;
    else if ((code === 0x5d || code === 0x7d) && depth > 0) depth -= 1;
    if (depth > deepest) deepest = depth;
  }
  return deepest > 200;
}

/** Those that may begin an entry; they cost the parser of all of YAML as much as a mark does, wherever they stand. */
function dashesIn(source: string): number {
  let dashes = 0;
  for (let at = source.indexOf('-'); at >= 0; at = source.indexOf('-', at + 1))
    if (source[at + 1] === ' ' || source[at + 1] === '\t') dashes += 1;
  return dashes;
}

function noteErrors({ errors }: Document, { problems }: Reading) {
  for (const { code, pos, message } of errors.slice(0, MOST_ERRORS)) {
    const offset = pos[0];
    if (code === 'MULTIPLE_DOCS') problems.push({ rule: 'syntax', sentence: 'documents', offset });
    else if (code === 'TAG_RESOLVE_FAILED') problems.push({ rule: 'alias', sentence: 'tag', offset });
    else problems.push({ rule: 'syntax', sentence: 'syntax', offset, params: { code, reason: message } });
  }
}

function noteDirectives({ directives }: Document, { problems }: Reading) {
  if (directives?.yaml.version !== '1.2' || Object.keys(directives.tags).some((handle) => handle !== '!!'))
    problems.push({ rule: 'syntax', sentence: 'directive', offset: 0 });
}

class YamlReader {
  constructor(private readonly reading: Reading) {}

  read(node: unknown, depth: number): unknown {
    if (depth > DEEPEST) throw new TooDeep();
    if (isAlias(node)) {
      this.#note('alias', 'alias', node);
      return null;
    }
    if (isScalar(node)) return this.#scalar(node.value, node);
    if (isMap(node)) return this.#object(node, depth);
    if (isSeq(node)) return this.#list(node, depth);
    return null;
  }

  #scalar(value: unknown, node: Node): unknown {
    this.#decoration(node);
    if (typeof value === 'string' && REFUSED_CHARACTER.test(value))
      this.#note('syntax', 'control-character', node);
    return value;
  }

  #object(node: YAMLMap, depth: number) {
    this.#decoration(node);
    const object = emptyObject();
    const inside = new Map<string | number, number>();
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      const offset = offsetOf(key, offsetOf(node, 0));
      if (isScalar(key)) this.#scalar(name, key);
      if (name === '<<') this.#add('alias', 'merge-key', offset);
      if (inside.has(name)) this.#add('duplicate-key', 'duplicate-key', offset, { key: name });
      object[name] = this.read(value, depth + 1);
      inside.set(name, offset);
    }
    this.reading.places.add(object, this.reading.text, offsetOf(node, 0), inside);
    return object;
  }

  #list(node: YAMLSeq, depth: number) {
    this.#decoration(node);
    const start = offsetOf(node, 0);
    const inside = new Map<string | number, number>();
    const list = node.items.map((item, position) => {
      inside.set(position, offsetOf(item, start));
      return isPair(item) ? null : this.read(item, depth + 1);
    });
    this.reading.places.add(list, this.reading.text, start, inside);
    return list;
  }

  #decoration(node: Node) {
    if ('anchor' in node && typeof node.anchor === 'string') this.#note('alias', 'alias', node);
    if (node.tag !== undefined && !PLAIN_TAGS.has(node.tag)) this.#note('alias', 'tag', node);
  }

  #note(rule: TextProblem['rule'], sentence: TextProblem['sentence'], node: Node) {
    this.#add(rule, sentence, offsetOf(node, 0));
  }

  #add(
    rule: TextProblem['rule'],
    sentence: TextProblem['sentence'],
    offset: number,
    params?: TextProblem['params'],
  ) {
    this.reading.problems.push({ rule, sentence, offset, ...(params ? { params } : {}) });
  }
}

const offsetOf = (node: unknown, otherwise: number): number =>
  isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? (node.range?.[0] ?? otherwise) : otherwise;
