import { describe, expect, it } from 'vitest';
import { exportFileName } from './file-name';
import { planJson } from './json';
import { report } from './testing';

describe('exportFileName', () => {
  it('says what it is, of whom and of which day, in the language of the report', () => {
    const data = report('pt-BR', { team: 'Operações & Dados' });
    expect(exportFileName(data, 'plan', 'csv')).toBe('patamar-plano-operacoes-dados-2026-11-23.csv');
    expect(exportFileName(report('en'), 'results', 'pdf')).toBe('patamar-results-alfa-2026-11-23.pdf');
  });

  it('is safe whatever the team is called', () => {
    for (const team of ['../../etc/passwd', 'a"\r\nb: c', 'עברית', '🚀', 'x'.repeat(500)]) {
      expect(exportFileName(report('en', { team }), 'plan', 'json')).toMatch(/^[a-z0-9-]{10,80}\.json$/);
    }
  });
});

describe('planJson', () => {
  it('holds the whole report and the version of its format', () => {
    const data = report('en');
    expect(JSON.parse(planJson(data))).toEqual({ format: 'patamar-plan', formatVersion: 2, ...data });
  });
});
