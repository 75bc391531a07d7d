import { readFileSync } from 'node:fs';
import { lintWords } from '@/lib/i18n/findings';
import { baseOf, lintFolder } from '@/lib/model/content';
import { type Finding, type Lint, lintDocument } from '@/lib/model/document';
import type { Options } from './arguments';
import { CONTENT, readContent } from './content';

export interface Outcome {
  code: 0 | 1 | 2;
  output: string;
  errors: string;
}

type Words = ReturnType<typeof lintWords>;

/** Checks the files, or the built-in model, and says what was found. Code 0 no errors, 1 errors, 2 could not check. */
export function runLint({ lang, json, files, usage }: Options): Outcome {
  const words = lintWords(lang);
  const { t } = words;
  if (usage === 'asked') return { code: 0, output: t('command.usage'), errors: '' };
  if (usage === 'needed') return { code: 2, output: '', errors: t('command.usage') };
  if (usage) {
    const said = t(`command.${usage.problem}`, { name: usage.name });
    return { code: 2, output: '', errors: `${said}\n\n${t('command.usage')}` };
  }
  const checked: Lint[] = [];
  const unreadable: string[] = [];
  if (files.length === 0) checked.push(lintFolder(readContent(), CONTENT));
  const base = files.length > 0 ? baseOf(readContent(['model.yaml', 'roles.yaml'])) : null;
  for (const file of files) {
    const { text, problem } = readFile(file);
    if (text === undefined) unreadable.push(t('command.unreadable', { file, reason: problem }));
    else checked.push(lintDocument(text, { file, base }));
  }
  const findings = checked.flatMap((one) => one.findings);
  const failed = findings.some(({ severity }) => severity === 'error');
  return {
    code: unreadable.length > 0 ? 2 : failed ? 1 : 0,
    output: json ? asJson(findings, words) : asText(findings, checked, words),
    errors: unreadable.join('\n'),
  };
}

/** The text of a file, or why there is none. */
function readFile(file: string): { text: string; problem: '' } | { text: undefined; problem: string } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
    return { text, problem: '' };
  } catch (error) {
    if (error instanceof TypeError) return { text: undefined, problem: 'ENCODING' };
    return { text: undefined, problem: codeOf(error) };
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);

const asJson = (findings: readonly Finding[], { explain }: Words): string =>
  JSON.stringify(
    findings.map(({ file, line, column, id, rule, severity, ...rest }) => ({
      file,
      line,
      column,
      id,
      rule,
      severity,
      message: explain(rest),
    })),
    null,
    2,
  );

function asText(findings: readonly Finding[], checked: readonly Lint[], { t, explain }: Words): string {
  const count = (severity: Finding['severity']) => findings.filter((one) => one.severity === severity).length;
  const lines = findings.map((one) => {
    const place = `${one.file}:${one.line}`;
    const mark = one.severity === 'warning' ? `[${t('severity.warning').toLowerCase()}] ` : '';
    return `${place} ${one.id || '-'} ${one.rule} ${mark}${explain(one)}`;
  });
  const summary = { models: checked.length, errors: count('error'), warnings: count('warning') };
  return [...lines, t('command.summary', summary)].join('\n');
}
