import { describe, expect, it } from 'vitest';
import { notApplicableWords } from './na-words';
import { resultsCsv } from './results-csv';
import { report, row } from './testing';
import { exportWords } from './words';

const decision = {
  id: 'DEV-MS',
  title: 'Microservices',
  reason: 'We own no application to divide.',
  by: 'Ana',
  at: '2026-11-14T01:30:00Z',
};
const share = (value: number | null) => row({ scope: 'framework', notApplicableShare: value });

describe('what does not apply, in exports', () => {
  it('is said with reason, person and the day in the report\u2019s time zone', () => {
    const one = row({ notApplicable: [decision] });
    expect(notApplicableWords(one, report('en'), exportWords('en'))).toEqual([
      'Microservices does not apply: “We own no application to divide.” (Ana, Nov 13, 2026)',
    ]);
    const nobody = row({ notApplicable: [{ ...decision, by: null }] });
    expect(notApplicableWords(nobody, report('pt-BR'), exportWords('pt-BR'))).toEqual([
      'Microservices não se aplica: “We own no application to divide.” (13 de nov. de 2026)',
    ]);
  });

  it('warns above a quarter of a framework and is silent about nothing', () => {
    const said = (value: number | null) =>
      notApplicableWords(share(value), report('en'), exportWords('en')).join();
    expect(said(null)).toBe('');
    expect(said(0)).toBe('');
    expect(said(0.25)).toBe('25% of its weight was declared not applicable');
    expect(said(0.3)).toContain('30% of its weight was declared not applicable: more than a quarter');
  });

  it('stands in the note of its line in the CSV, after what else is to say', () => {
    const formula = { ...decision, title: '=cmd', reason: '=HYPERLINK("x"); twenty characters' };
    const rows = [row({ outcome: true, status: 'not_applicable', score: null, notApplicable: [formula] })];
    const csv = resultsCsv(report('en', { rows }));
    expect(csv).toContain('does not apply,');
    expect(csv).toMatch(/"outcome: follows[^"]*; '=cmd does not apply: /);
    expect(csv).not.toMatch(/[,;\n]=/);
  });
});
