import { describe, expect, it } from 'vitest';
import { LANGS } from '@/lib/model/schema';
import { dueReminder, roundReminder, stepReminder } from './reminders';

const where = { team: 'Atlas', link: 'https://patamar.example/x' };
const opened = { name: 'Spring', format: 'anonymous', openedAt: new Date('2026-03-02T02:00:00Z') } as const;
const running = { ...opened, frozenAt: null, late: false };
const ZONE = 'America/Sao_Paulo';

describe('reminders', () => {
  it('name the round, the team, the day by the organization’s clock and the link, in each language', () => {
    for (const lang of LANGS) {
      const text = roundReminder(lang, ZONE, running, where);
      expect(text).toContain('“Spring”');
      expect(text).toContain('Atlas');
      expect(text).toContain(where.link);
      expect(text).toContain(lang === 'en' ? 'Mar 1, 2026' : '1 de mar. de 2026');
    }
  });

  it('ask for what is left to do', () => {
    const of = (more: object) => roundReminder('en', ZONE, { ...running, ...more }, where);
    expect(of({ late: true })).toContain('longer than two weeks');
    expect(of({ format: 'consensus' })).toContain('written down');
    expect(of({ frozenAt: new Date(), late: true })).toContain('waits to be published');
    expect(
      dueReminder('en', ZONE, { lastAt: new Date('2026-03-02T12:00:00Z'), framework: null }, where),
    ).toContain('Mar 2, 2026');
    expect(dueReminder('en', ZONE, { lastAt: null, framework: null }, where)).toContain('no result yet');
  });

  it('turn to who drives a step, and to the team where nobody does', () => {
    const step = {
      practice: 'Builds start by themselves',
      owner: 'Ana',
      dueDate: '2026-03-02',
      overdue: false,
    };
    expect(stepReminder('en', step, where)).toContain('is yours, due Mar 2, 2026.');
    expect(stepReminder('en', { ...step, dueDate: null }, where)).toContain('is yours. How');
    expect(stepReminder('pt-BR', { ...step, overdue: true }, where)).toContain('venceu em 2 de mar. de 2026');
    expect(stepReminder('pt-BR', { ...step, owner: null }, where)).toContain('Quem assume?');
  });
});
