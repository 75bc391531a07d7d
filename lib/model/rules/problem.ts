import type sentences from '@/lib/i18n/messages/en/lint.json';

export type Severity = 'error' | 'warning';

/** Every rule of the linter, in the order a reader would fix them: the file, its shape, its ids, the graph, the texts. */
export const RULE_IDS = [
  'syntax',
  'size',
  'nesting',
  'alias',
  'duplicate-key',
  'file',
  'shape',
  'missing-key',
  'unknown-key',
  'missing-language',
  'id-format',
  'unique-id',
  'framework',
  'parent',
  'practice-principle',
  'role-catalogue',
  'scale',
  'unknown-reference',
  'group',
  'practice-count',
  'key-practice',
  'question',
  'raci',
  'known-prerequisite',
  'acyclic',
  'redundant-edge',
  'unreachable-level',
  'rising-values',
  'text-length',
  'anchor-length',
  'equal-anchors',
  'untranslated',
  'version',
] as const;
export type RuleId = (typeof RULE_IDS)[number];

/** Key of the sentence about a problem, in the `lint` messages of both languages. */
export type SentenceKey = keyof (typeof sentences)['sentences'];

/** A place in a model: an object or list of it, and the key or position inside. Without a key, its beginning. */
export interface Spot {
  holder: object;
  key?: string | number;
}

/** One thing wrong with a model: the broken rule, the id of the item it is about, and what its sentence needs. */
export interface Problem {
  rule: RuleId;
  /** Id of the item, or an empty string for the document as a whole. */
  id: string;
  severity: Severity;
  sentence: SentenceKey;
  params: Readonly<Record<string, string | number>>;
  at: Spot;
}

/** A problem with its place in a file. */
export interface Finding extends Omit<Problem, 'at'> {
  /** As the caller named it. */
  file: string;
  /** Both from 1. */
  line: number;
  column: number;
}

/** Builds an error; `{ ...problem(…), severity: 'warning' }` makes a warning of it. */
export function problem(
  rule: RuleId,
  sentence: SentenceKey,
  id: string,
  at: Spot,
  params: Problem['params'] = {},
): Problem {
  return { rule, id, severity: 'error', sentence, params: { id, ...params }, at };
}

export const warning = (...about: Parameters<typeof problem>): Problem => ({
  ...problem(...about),
  severity: 'warning',
});
