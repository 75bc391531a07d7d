import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { lintWords } from '@/lib/i18n/findings';
import en from '@/lib/i18n/messages/en/lint.json';
import { RULE_IDS } from '@/lib/model/rules/problem';
import { broken, practice, principle, type Raw } from '@/lib/model/testing/broken-models';
import { lint, type SampleDocument, sampleDocument } from '@/lib/model/testing/sample-model';

test('a correct document has no findings', () => {
  const { model, findings } = lint(stringify(sampleDocument()));
  expect(findings).toEqual([]);
  expect(model?.practices).toHaveLength(7);
  expect(model?.practices[0]?.principle).toBe('DEV-VC');
});

describe.each(['YAML', 'JSON'])('one broken model in %s', (format) => {
  const write = (d: SampleDocument) =>
    format === 'JSON' ? JSON.stringify(d, null, 2) : stringify(d, { aliasDuplicateObjects: false });

  test.each(broken)('%s', (sentence, change, rule, id, severity = 'error' as never) => {
    const document = structuredClone(sampleDocument());
    change(document);
    const { model, findings } = lint(write(document));
    const about = findings.map((one) => ({
      sentence: one.sentence,
      rule: one.rule,
      id: one.id,
      severity: one.severity,
    }));
    expect(about).toContainEqual({ sentence, rule, id, severity });
    // A misspelt key is missing too, and a swapped scale has two levels out of order: else, one cause has one finding.
    if (!['scale', 'id-format', 'practice-unknown'].includes(sentence)) expect(about).toHaveLength(1);
    expect(model === null).toBe(findings.some((one) => one.severity === 'error'));
    for (const one of findings) expect(one.line).toBeGreaterThan(0);
  });
});

test('there is a broken model for every rule about a model', () => {
  const elsewhere = ['syntax', 'size', 'nesting', 'alias', 'duplicate-key', 'file', 'version', 'question'];
  const covered = new Set([...broken.map(([, , rule]) => rule), ...elsewhere]);
  expect(RULE_IDS.filter((rule) => !covered.has(rule))).toEqual([]);
});

test('the cycle is named, and so are the two roles, in both languages', () => {
  const document = sampleDocument();
  Object.assign(practice(document), { prerequisites: ['DAT-QUA-1'] });
  Object.assign(principle(document).raci as Raw, { PO: 'A' });
  const { findings } = lint(stringify(document));
  const say = (lang: 'en' | 'pt-BR') => findings.map((one) => lintWords(lang).explain(one)).join('\n');
  expect(say('en')).toContain('Prerequisites form a cycle: DEV-VC-1 → DAT-QUA-1 → DEV-VC-1.');
  expect(say('pt-BR')).toContain('Os pré-requisitos formam um ciclo: DEV-VC-1 → DAT-QUA-1 → DEV-VC-1.');
  expect(say('en')).toContain('more than one accountable role (A): OPS, PO.');
});

test('several things wrong are reported together, each at its line', () => {
  const document = sampleDocument();
  delete (practice(document, 'DEV-VC-2').title as Raw).en;
  Object.assign(practice(document, 'DEV-VC-3'), { prerequisites: ['DEV-NO-1'] });
  document.practices.push({ ...practice(document, 'DAT-QUA-3') });
  const text = stringify(document, { aliasDuplicateObjects: false });
  const { findings } = lint(text);
  expect(findings.map(({ rule }) => rule)).toEqual(['missing-language', 'known-prerequisite', 'unique-id']);
  const lines = text.split('\n');
  expect(findings.map(({ line }) => lines[line - 1]?.trim())).toEqual([
    'pt-BR: Prática DEV-VC-2',
    '- DEV-NO-1',
    '- id: DAT-QUA-3',
  ]);
});

test('every sentence can be said in both languages with what the findings give', () => {
  for (const lang of ['en', 'pt-BR'] as const) {
    const { explain } = lintWords(lang);
    for (const [, change] of broken) {
      const document = structuredClone(sampleDocument());
      change(document);
      for (const one of lint(stringify(document)).findings) {
        expect(explain(one)).not.toContain('lint.');
        expect(explain(one)).not.toMatch(/[{}]/);
      }
    }
  }
  expect(Object.keys(en.sentences).length).toBeGreaterThan(broken.length / 2);
});
