import { lintWords } from '@/lib/i18n/findings';
import { contentBase, lintFolder } from '@/lib/model/content';
import { type Finding, type Lint, lintDocument } from '@/lib/model/document';
import type { Options } from './arguments';
import { CONTENT, readContent } from './content';
import { type Outcome, readFile } from './files';

type Words = ReturnType<typeof lintWords>;

/** Checks the files, or the built-in model, and says what was found. Code 0 no errors, 1 errors, 2 could not check. */
export function runLint({ lang, json, files }: Options): Outcome {
  const words = lintWords(lang);
  const { t } = words;
  const checked: Lint[] = [];
  const unreadable: string[] = [];
  if (files.length === 0) checked.push(lintFolder(readContent(), CONTENT));
  const base = files.length > 0 ? contentBase(readContent(['model.yaml', 'roles.yaml'])) : null;
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
