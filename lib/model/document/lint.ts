import { checkDraft } from '@/lib/model/check';
import { draftOf, isRaw } from '@/lib/model/rules/draft';
import { type Finding, type Problem, problem } from '@/lib/model/rules/problem';
import type { Model } from '@/lib/model/schema';
import { build } from './build';
import { type Base, outline, type Raw, rawsOf } from './outline';
import { readText } from './read';
import { Places, type TextPlaces, type TextProblem } from './source';

export interface Lint {
  /** The model, when it can be used: no finding is an error. */
  model: Model | null;
  findings: Finding[];
}

/** More findings than anybody reads; what comes after them is counted. */
const MOST_FINDINGS = 500;
/** Twice the largest model there should be. */
const MOST_PRACTICES = 1000;
const MOST_PRINCIPLES = 500;
const MOST_EDGES = 5000;
/** Of one list or mapping, wherever it stands: none of a model needs as many. */
const MOST_ENTRIES = 5000;

/** Problems with a text, as findings of its file. */
export const placed = (problems: readonly TextProblem[], text: TextPlaces): Finding[] =>
  problems.map(({ rule, sentence, offset, params = {} }) => ({
    rule,
    sentence,
    params,
    id: '',
    severity: 'error',
    ...text.at(offset),
  }));

/** Longest word of a text that a finding repeats; only a cycle is told in full. */
const LONGEST_WORD = 300;
const cut = (word: string) => (word.length > LONGEST_WORD ? `${word.slice(0, LONGEST_WORD)}…` : word);

/** A finding that does not repeat a megabyte: what it names may be anything that stands in the text. */
const shortened = (finding: Finding): Finding => ({
  ...finding,
  id: cut(finding.id),
  params: Object.fromEntries(
    Object.entries(finding.params).map(([key, value]) => [
      key,
      typeof value === 'string' && key !== 'cycle' ? cut(value) : value,
    ]),
  ),
});

/** Sorted by file, line and column; at most 500, and then one that says how many more there are. */
export function arranged(findings: readonly Finding[]): Finding[] {
  const sorted = [...findings].sort(
    (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.rule, b.rule),
  );
  const more = sorted.length - MOST_FINDINGS;
  const last = sorted.at(-1);
  if (more <= 0 || !last) return sorted.map(shortened);
  const severity = sorted.some((one) => one.severity === 'error') ? 'error' : 'warning';
  return [
    ...sorted.slice(0, MOST_FINDINGS).map(shortened),
    { ...last, rule: 'size', id: '', severity, sentence: 'more', params: { count: more } },
  ];
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Checks what a document says, whatever it is; changes it on the way.
 * @param file for problems whose place is not in the text
 */
export function lintContent(content: unknown, places: Places, file: string, base: Base | null): Lint {
  const located = (problems: readonly Problem[]): Finding[] =>
    problems.map(({ at, ...rest }) => ({ ...rest, ...places.of(at, file) }));
  if (!isRaw(content) || Object.keys(content).length === 0) {
    const holder = typeof content === 'object' && content !== null ? content : {};
    return { model: null, findings: located([problem('shape', 'not-a-model', '', { holder })]) };
  }
  const root = content as Raw;
  const crowd = crowdIn(root);
  if (crowd) {
    const problems = [problem('size', 'entries', '', { holder: crowd }, { most: MOST_ENTRIES })];
    return { model: null, findings: located(problems) };
  }
  const strays = outline(root, base);
  if (tooLarge(root)) {
    const params = { practices: MOST_PRACTICES, principles: MOST_PRINCIPLES, edges: MOST_EDGES };
    const problems = [problem('size', 'too-many', '', { holder: root }, params)];
    return { model: null, findings: located(problems) };
  }
  const found = checkDraft(draftOf(root));
  // Values of levels have been read; the model itself knows levels only.
  dropValues(root);
  const built = build(root, base);
  const problems = [...strays, ...found, ...built.problems];
  if (built.model?.practices.every(({ deprecated }) => deprecated))
    problems.push(problem('shape', 'asks-nothing', '', { holder: root, key: 'practices' }));
  if (!built.model && !problems.some(({ severity }) => severity === 'error'))
    problems.push(problem('shape', 'not-a-model', '', { holder: root }));
  const usable = !problems.some(({ severity }) => severity === 'error');
  return { model: usable ? built.model : null, findings: arranged(located(problems)) };
}

/** The first list or mapping with too many entries. What was read nests only so deep. */
function crowdIn(value: unknown): object | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.values(value);
  if (entries.length > MOST_ENTRIES) return value;
  for (const entry of entries) {
    const found = crowdIn(entry);
    if (found) return found;
  }
  return undefined;
}

const lengthOf = (value: unknown) => (Array.isArray(value) ? value.length : 0);

function tooLarge(root: Raw): boolean {
  const practices: unknown[] = Array.isArray(root.practices) ? root.practices : [];
  const edges = practices.reduce<number>(
    (sum, one) => sum + (isRaw(one) ? lengthOf(one.prerequisites) : 0),
    0,
  );
  return (
    practices.length > MOST_PRACTICES || lengthOf(root.principles) > MOST_PRINCIPLES || edges > MOST_EDGES
  );
}

function dropValues(root: Raw) {
  const lists = ['principles', 'practices'].flatMap((key) => rawsOf(root[key])).map(({ levels }) => levels);
  const scale = rawsOf(root.scale);
  for (const anchor of [...lists, scale, scale.map((one) => one.anchor), root.genericAnchors].flatMap(
    rawsOf,
  )) {
    if (typeof anchor.value === 'number') delete anchor.value;
    if (typeof anchor.score === 'number') delete anchor.score;
  }
}

/**
 * Reads and checks a whole model in one YAML (or JSON) text: its shape, its ids, its graph and its texts. Lints as much
 * as can be read, and never throws, whatever the text is. Size limits are 2 MB, 500 principles, 1,000 practices and
 * 5,000 prerequisites; aliases, anchors, merge keys, tags and directives are refused.
 * @param file name of the text in the findings
 * @param base scale and roles of the built-in model, which a document may leave out; null if it may not
 */
export function lintDocument(text: string, { file = '', base }: { file?: string; base: Base | null }): Lint {
  const places = new Places();
  const read = readText({ file, text }, places);
  if (!read.content || read.problems.length > 0)
    return { model: null, findings: arranged(placed(read.problems, read.text)) };
  return lintContent(read.content.value, places, file, base);
}
