import { z } from 'zod';
import { lintWords } from '@/lib/i18n/findings';
import type { Lang } from '@/lib/model/schema';
import { type Outcome, readFile } from './files';

/** Where in the input something is, as a person would write it: `respondents[2].answers.DEV-VC-1`. */
const placeOf = (path: readonly PropertyKey[]): string =>
  path.length === 0
    ? '$'
    : path
        .map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i > 0 ? '.' : ''}${String(key)}`))
        .join('');

/** The values that would have been right, also those inside a choice of choices. */
const valuesOf = (issue: z.core.$ZodIssue): z.core.util.Primitive[] =>
  issue.code === 'invalid_union'
    ? issue.errors.flat().flatMap(valuesOf)
    : issue.code === 'invalid_value'
      ? issue.values
      : [];

/** What is wrong, in the words of the schema; of several allowed values, which. */
function wordsOf(issue: z.core.$ZodIssue): string {
  const values = valuesOf(issue);
  return values.length > 1
    ? `expected one of ${values.map((v) => JSON.stringify(v)).join(', ')}`
    : issue.message;
}

/** Line and column of a mistake in JSON, as far as the reader of the machine tells it. */
function placeInText(text: string, { message }: Error): string {
  const position = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
  const before = text.slice(0, position).split('\n');
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`;
}

/**
 * Reads a JSON file and prints what `work` makes of it, in full precision. What cannot be read or has another form
 * becomes one line: file, place, what is wrong (in the words of the schema, which are English like its keys).
 */
export function printFrom(file: string, lang: Lang, work: (input: unknown) => unknown): Outcome {
  const { t } = lintWords(lang);
  const refuse = (errors: string): Outcome => ({ code: 2, output: '', errors });
  const { text, problem } = readFile(file);
  if (text === undefined) return refuse(t('command.unreadable', { file, reason: problem }));
  try {
    const output = JSON.stringify(work(JSON.parse(text.replace(/^\uFEFF/, ''))), null, 2);
    return { code: 0, output, errors: '' };
  } catch (error) {
    if (error instanceof SyntaxError)
      return refuse(`${file}: ${placeInText(text, error)}: ${t('command.not-json')}`);
    const [issue] = error instanceof z.ZodError ? error.issues : [];
    if (!issue) throw error;
    return refuse(`${file}: ${placeOf(issue.path)}: ${wordsOf(issue)}`);
  }
}
