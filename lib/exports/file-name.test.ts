import { describe, expect, it } from 'vitest';
import { attachment, exportFileName } from './file-name';
import { planJson } from './json';
import { report } from './testing';

const nameOf = (team: string) => exportFileName(report('en', { team }), 'plan', 'json');

describe('exportFileName', () => {
  it('says what it is, of whom and of which day, in the language of the report', () => {
    const data = report('pt-BR', { team: 'Operações & Dados' });
    expect(exportFileName(data, 'plan', 'csv')).toBe('patamar-plano-operações-dados-2026-11-23.csv');
    expect(exportFileName(report('en'), 'results', 'pdf')).toBe('patamar-results-alfa-2026-11-23.pdf');
  });

  it.each([
    ['فريق المنصة', 'فريق-المنصة'],
    ['田中チーム', '田中チーム'],
    ['ทีมข้อมูล', 'ทีมข้อมูล'],
    ['🚀', 'u1f680'],
    ['🎉 A', 'a'],
    ['../../etc/passwd', 'etc-passwd'],
    ['a"\r\nb: c\u202e', 'a-b-c'],
    ['x'.repeat(500), 'x'.repeat(40)],
    ['😀'.repeat(50), 'u1f600-u1f600-u1f600-u1f600'],
  ])('keeps the letters of %j', (team, slug) => {
    expect(nameOf(team)).toBe(`patamar-plan-${slug}-2026-11-23.json`);
  });

  it('is safe on every disk and in every header', () => {
    for (const team of [
      '../../etc/passwd',
      'a"\r\nb: c',
      'עברית',
      '🚀',
      '𠀋'.repeat(50),
      '\ud800',
      'é'.repeat(200),
    ]) {
      const name = nameOf(team);
      expect(name).toMatch(/^[\p{L}\p{N}\p{M}-]{10,100}\.json$/u);
      expect(Buffer.byteLength(name)).toBeLessThan(200);
      expect(attachment(name)).toMatch(/^attachment; filename="[a-z0-9.-]+"; filename\*=UTF-8''[\w.%-]+$/);
    }
    expect(attachment(nameOf('Operações'))).toBe(
      'attachment; filename="patamar-plan-operacoes-2026-11-23.json"; ' +
        "filename*=UTF-8''patamar-plan-opera%C3%A7%C3%B5es-2026-11-23.json",
    );
  });
});

describe('planJson', () => {
  it('holds the whole report and the version of its format', () => {
    const data = report('en');
    expect(JSON.parse(planJson(data))).toEqual({ format: 'patamar-plan', formatVersion: 2, ...data });
  });
});
