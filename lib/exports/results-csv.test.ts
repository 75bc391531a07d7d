import { describe, expect, it } from 'vitest';
import { csvRecords, readCsv } from '@/lib/testing/read-csv';
import { planCsv } from './plan-csv';
import type { PlanReport } from './report';
import { resultsCsv } from './results-csv';
import { badge, change, hiddenRow, plannedStep, report, row } from './testing';

describe('resultsCsv', () => {
  it('never gives a practice that lacks a hair the score that it needs', () => {
    const missing = [[{ practiceId: 'DEV-CI-2', title: 'Tests run', score: 2.4954 }]];
    const [, line] = csvRecords(resultsCsv(report('en', { badges: [badge({ missing })] })), ',');
    expect(line).toMatchObject({ 'Missing for the next level': 'Tests run (2.495)' });
  });

  it('ends with the external levels, and says why one is not known', () => {
    const badges = [
      badge(),
      badge({ catalogue: 'microsoft', unknown: 'quick_round', level: null, missing: [] }),
    ];
    const [, google, microsoft] = csvRecords(resultsCsv(report('pt-BR', { badges })), ';');
    expect(google).toMatchObject({
      Abrangência: 'nível externo',
      Id: 'google',
      Título: 'Google MLOps levels: Nível 1 de 2, ML pipeline automation',
      Nível: '1',
      'Falta para o próximo nível':
        'Tests run on every push (1,80); Data is validated (sem nota) ou Features are tested (2,00)',
    });
    expect(microsoft).toMatchObject({
      Título: 'Google MLOps levels',
      Situação: 'não conhecido: uma rodada rápida não pergunta práticas',
      Nível: '',
    });
  });

  const rows = [
    row({ scope: 'overall', id: 'overall', title: 'Geral', framework: null }),
    row(),
    hiddenRow('DEV-CD', 'Continuous delivery'),
    row({
      id: 'DEV-MS',
      status: 'insufficient',
      score: null,
      lo: null,
      hi: null,
      level: null,
      levelRange: null,
      n: 2,
    }),
  ];

  it('says everything about a shown row and nothing but the reason about a hidden one', () => {
    const [, shown, hidden, thin] = csvRecords(resultsCsv(report('en', { rows })), ',');
    expect(shown).toMatchObject({
      Team: 'Alfa',
      'Round published': '2026-11-13',
      'Score (0–4)': '2.4333',
      'Interval from': '1.8509',
      Level: '2',
      People: '5',
      Agreement: 'some spread',
      Change: 'no detectable change',
      'Change of the score': '-0.2500',
    });
    expect(hidden?.Status).toBe('hidden to protect anonymity');
    for (const name of [
      'Score (0–4)',
      'Interval from',
      'Interval to',
      'Level',
      'Level at least',
      'People',
      'Agreement',
      'Change',
      'Change of the score',
    ]) {
      expect(hidden?.[name]).toBe('');
    }
    expect(thin).toMatchObject({ Status: 'too few answers', 'Score (0–4)': '', People: '2' });
  });

  it('speaks Portuguese to a Brazilian spreadsheet', () => {
    const [first] = csvRecords(resultsCsv(report('pt-BR', { rows })), ';');
    expect(first).toMatchObject({
      'Rodada publicada em': '13/11/2026',
      Abrangência: 'geral',
      'Nota (0–4)': '2,4333',
      'Mudança na nota': '-0,2500',
      Situação: 'mostrado',
    });
  });
});

describe('what came later to resultsCsv', () => {
  const parts = { items: 0.1, leavers: -0.05, joiners: 0, stayers: 0.3, over: 3, of: 5 };
  const of = (more: Parameters<typeof row>[0], round: Partial<NonNullable<PlanReport['round']>> = {}) => {
    const base = report('en');
    const rows = [row(more)];
    const [first] = csvRecords(
      resultsCsv({ ...base, rows, round: base.round && { ...base.round, ...round } }),
      ',',
    );
    return first;
  };

  it('says what is to be reached, and of a hidden row not whether it is', () => {
    const columns = ['Target level', 'Target by', 'Target reached', 'Points to the target'];
    const told = (line: Record<string, string> | undefined) => columns.map((column) => line?.[column]);
    expect(told(of({}))).toEqual(['3', '2027-06-30', 'no', '0.0667']);
    const reached = { level: 2, dueDate: null, reached: true, toGo: null };
    expect(told(of({ target: reached }))).toEqual(['2', '', 'yes', '']);
    expect(told(of(hiddenRow('DEV-CD', 'Continuous delivery')))).toEqual(['3', '', '', '']);
  });

  it.each([
    ['en', ',', 'Team', 'Note', 'Margin (±)'],
    ['pt-BR', ';', 'Time', 'Anotação', 'Margem (±)'],
  ] as const)('stands behind the columns that were there (%s)', (locale, separator, first, last, added) => {
    const [head = []] = readCsv(resultsCsv(report(locale)), separator);
    expect([head[0], head.indexOf(last), head.indexOf(added)]).toEqual([first, 20, 21]);
    expect(new Set(head).size).toBe(head.length);
  });

  it('says what a meeting agreed on and why, beside a score that stays', () => {
    const own = { id: 'DEV-CI', title: 'CI', value: 2 as const, reason: 'Only the main branch is built' };
    const practice = { ...own, id: 'DEV-CI-1', title: 'Every push is built', value: 4 as const };
    const line = of({ id: 'DEV-CI', score: 1.8, agreed: [own, practice] });
    expect(line?.['Agreed in the meeting']).toBe('2');
    expect(line?.['Why it was agreed']).toBe(
      'agreed in the meeting: CI: 2, because Only the main branch is built; ' +
        'agreed in the meeting: Every push is built: 4, because Only the main branch is built',
    );
    expect(line?.['Score (0–4)']).toBe('1.8000');
    expect(of({})?.['Agreed in the meeting']).toBe('');
  });

  it('says how far a score and a change can be trusted, and over what', () => {
    const followed = of({ change: change({ over: 18, of: 29, strongest: 'possible', parts }) });
    expect(followed).toMatchObject({
      'Kind of interval': '95% interval',
      'Margin (±)': '',
      'Compared with': 'Round 2',
      'Change from': '-0.7000',
      'Change to': '0.2000',
      'Kind of change interval': '95% interval, people followed through both rounds',
      'Questions compared': '18',
      'Questions asked in either round': '29',
      'Strongest verdict within reach': 'possibly improved or declined',
      'From people in both rounds': '0.3000',
      'From people in the earlier round only': '-0.0500',
      'Questions of these parts': '3',
    });
    const few = of({
      status: 'few_answers',
      reach: 'margin',
      margin: 0.8134,
      lo: null,
      hi: null,
      levelRange: null,
      change: change({ reach: 'margin', margin: 1.15, lo: null, hi: null, linked: false }),
    });
    expect(few).toMatchObject({
      Status: 'level from few answers',
      'Level at least': '',
      'Interval from': '',
      'Margin (±)': '0.8134',
      'Kind of interval': 'margin of teams of this size',
      'Change margin (±)': '1.1500',
    });
  });

  it('says why there is no change: not comparable, or not to be shown', () => {
    const none = change({
      verdict: 'not_comparable',
      delta: null,
      reach: null,
      reason: 'scope',
      strongest: null,
    });
    expect(of({ change: none })).toMatchObject({
      Change: 'not comparable',
      'Change of the score': '',
      'Why not comparable': 'The team had other frameworks in its scope.',
      'Questions compared': '',
    });
    expect(of({ change: null })).toMatchObject({ Change: 'not shown, to protect anonymity' });
    expect(of({ change: null }, { before: null })).toMatchObject({ Change: '' });
    expect(of({ change: null, status: 'consensus' })).toMatchObject({ Change: '' });
  });

  it('says when words are newer than the round', () => {
    const whole = { scope: 'overall', id: 'overall' } as const;
    const old = of(whole, { rewordedAt: '2026-12-01T01:00:00Z' });
    expect(old).toMatchObject({
      'Verdicts worked out anew': '2026-11-30',
      Note: expect.stringContaining('by newer methods than when it was published'),
    });
    expect(of(whole)).toMatchObject({ 'Verdicts worked out anew': '', Note: '' });
  });
});

describe('what a team adds and what a result follows from', () => {
  it.each([
    ['en', ',', 'Hours saved per month', '12.5'],
    ['pt-BR', ';', 'Horas poupadas por mês', '12,5'],
  ] as const)(
    'writes hours with the decimal sign of %s, and nothing where nobody said',
    (locale, separator, header, value) => {
      const steps = [
        plannedStep({ hoursSaved: 12.5 }),
        plannedStep({ hoursSaved: null }),
        plannedStep({ hoursSaved: 0 }),
      ];
      const rows = csvRecords(planCsv(report(locale, { steps })), separator);
      expect(rows.map((cells) => cells[header])).toEqual([value, '', locale === 'en' ? '0.0' : '0,0', '']);
    },
  );

  it('notes an outcome beside its unchanged score', () => {
    const rows = [row({ outcome: true }), row({ id: 'DEV-CI' })];
    const [outcome, other] = csvRecords(resultsCsv(report('en', { rows })), ',');
    expect(outcome).toMatchObject({ 'Score (0–4)': '2.4333', Note: expect.stringContaining('outcome') });
    expect(other).toMatchObject({ 'Score (0–4)': '2.4333', Note: '' });
  });
});
