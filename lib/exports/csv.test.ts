import { describe, expect, it } from 'vitest';
import { type Cell, day, score, toCsv, whole } from './csv';
import { planCsv } from './plan-csv';
import { resultsCsv } from './results-csv';
import { action, badge, hiddenRow, report, row } from './testing';

/** A small RFC 4180 reader, written for these tests only. */
function read(csv: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let i = csv.startsWith('\uFEFF') ? 1 : 0; i < csv.length; i++) {
    const c = csv[i] ?? '';
    if (quoted && c === '"' && csv[i + 1] === '"') {
      cell += '"';
      i++;
    } else if (c === '"') quoted = !quoted;
    else if (!quoted && (c === separator || (c === '\r' && csv[i + 1] === '\n'))) {
      rows.at(-1)?.push(cell);
      cell = '';
      if (c === '\r') {
        rows.push([]);
        i++;
      }
    } else cell += c;
  }
  expect(quoted).toBe(false);
  return rows.slice(0, -1);
}

const one = (value: Cell, locale: 'en' | 'pt-BR' = 'en') =>
  toCsv([{ header: 'h', cell: () => value }], [0], locale)
    .split('\r\n')
    .slice(1, -1)
    .join('\r\n');

/** The table as records by header. */
function records(csv: string, separator: string): Record<string, string>[] {
  const [head = [], ...body] = read(csv, separator);
  return body.map((cells) => {
    expect(cells).toHaveLength(head.length);
    return Object.fromEntries(head.map((name, i) => [name, cells[i] ?? '']));
  });
}

describe('toCsv', () => {
  it('starts with a byte order mark and ends every line with CRLF', () => {
    const csv = toCsv([{ header: 'Nível', cell: () => 'a' }], [0, 0], 'pt-BR');
    expect(csv).toBe('\uFEFFNível\r\na\r\na\r\n');
    expect([...new TextEncoder().encode(csv).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('writes numbers and days as each language reads them', () => {
    expect(one(score(2.4333333))).toBe('2.4333');
    expect(one(score(2.4333333), 'pt-BR')).toBe('2,4333');
    expect(one(day('2026-12-01'))).toBe('2026-12-01');
    expect(one(day('2026-12-01'), 'pt-BR')).toBe('01/12/2026');
    expect(one(whole(3), 'pt-BR')).toBe('3');
    expect(one(null)).toBe('');
  });

  it('keeps negative numbers numbers, rounds half away from zero and knows no minus zero', () => {
    expect(one(score(-0.25))).toBe('-0.2500');
    expect(one(score(-0.25), 'pt-BR')).toBe('-0,2500');
    expect(one(score(0.00005))).toBe('0.0001');
    expect(one(score(-0.00001))).toBe('0.0000');
    expect(one(score(Number.NaN))).toBe('');
  });

  it.each([
    '=1+1',
    '+1',
    '-1+cmd',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '＝1',
    '＋1',
    '－1',
    '＠A1',
    '  =1',
    '\u00a0=1',
    '\u200b=1',
    '\uFEFF=1',
    '\n=1',
    ' \t @A1',
  ])('makes %j harmless with an apostrophe', (text) => {
    const [[cell = ''] = []] = read(`${one(text)}\r\n`, ',');
    expect(cell.replace(/[\s\u200b\uFEFF]/g, '')).toMatch(/^'/);
    expect(cell.replaceAll("'", '')).toBe(text);
  });

  it('stays harmless in a spreadsheet that cuts at other separators or lines', () => {
    for (const text of ['a;=1+1', 'a,=1+1', 'a\t=1', 'a\n=1', 'a\r\n  @x']) {
      expect(one(text)).toMatch(/[,;\t\n]\s*'[=@]/);
    }
  });

  it('leaves harmless text alone', () => {
    for (const text of ['a=b', 'CI/CD', "d'água", '1-2', 'a @ b', 'código']) expect(one(text)).toBe(text);
  });

  it('brings quotes, line breaks and separators back as they were', () => {
    const texts = ['say "no"', 'two\nlines', 'two\r\nlines', 'a;b', 'a,b', '"', ' blanks '];
    for (const [locale, separator] of [['en', ','] as const, ['pt-BR', ';'] as const]) {
      const columns = texts.map((text, i) => ({ header: `h${i}`, cell: () => text }));
      expect(read(toCsv(columns, [0], locale), separator)[1]).toEqual(texts);
    }
  });

  it('takes long runs of blanks in linear time', () => {
    const started = performance.now();
    one('\n'.repeat(200_000));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('resultsCsv', () => {
  it('never gives a practice that lacks a hair the score that it needs', () => {
    const missing = [[{ practiceId: 'DEV-CI-2', title: 'Tests run', score: 2.4954 }]];
    const [, line] = records(resultsCsv(report('en', { badges: [badge({ missing })] })), ',');
    expect(line).toMatchObject({ 'Missing for the next level': 'Tests run (2.495)' });
  });

  it('ends with the external levels, and says why one is not known', () => {
    const badges = [
      badge(),
      badge({ catalogue: 'microsoft', unknown: 'quick_round', level: null, missing: [] }),
    ];
    const [, google, microsoft] = records(resultsCsv(report('pt-BR', { badges })), ';');
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
    const [, shown, hidden, thin] = records(resultsCsv(report('en', { rows })), ',');
    expect(shown).toMatchObject({
      Team: 'Alfa',
      'Round closed': '2026-11-13',
      'Score (0–4)': '2.4333',
      'Interval from': '1.8509',
      Level: '2',
      People: '5',
      Agreement: 'some spread',
      Change: 'no detectable change',
      'Change in points': '-0.2500',
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
      'Change in points',
    ]) {
      expect(hidden?.[name]).toBe('');
    }
    expect(thin).toMatchObject({ Status: 'too few answers', 'Score (0–4)': '', People: '2' });
  });

  it('speaks Portuguese to a Brazilian spreadsheet', () => {
    const [first] = records(resultsCsv(report('pt-BR', { rows })), ';');
    expect(first).toMatchObject({
      'Rodada encerrada em': '13/11/2026',
      Abrangência: 'geral',
      'Nota (0–4)': '2,4333',
      'Mudança em pontos': '-0,2500',
      Situação: 'mostrado',
    });
  });
});

describe('planCsv', () => {
  it('lists the plan first and what could come next as suggested', () => {
    const [planned, suggested] = records(planCsv(report('en')), ',');
    expect(planned).toMatchObject({
      'Practice id': 'DEV-CI-1',
      Status: 'planned',
      Owner: 'Ana Conceição',
      Due: '2026-12-18',
      'From level': '1',
      'To level': '2',
      'Gain overall': '0.0167',
      'Effort (points)': '1.2',
      Prerequisites: 'All code lives in Git (met, 3.80)',
      Estimated: 'no',
    });
    expect(suggested).toMatchObject({ Status: 'suggested', Owner: '', Due: '', Note: '' });
  });

  it('leaves unknown gains empty and neutralises what people typed', () => {
    const risky = action({
      gainOverall: null,
      owner: '@ana',
      note: '=HYPERLINK("http://x";"y")',
      dueDate: null,
    });
    const [first] = records(planCsv(report('pt-BR', { actions: [risky] })), ';');
    expect(first).toMatchObject({
      'Ganho geral': '',
      'Quem conduz': "'@ana",
      Anotação: `'=HYPERLINK("http://x";"y")`,
      Prazo: '',
      'Pré-requisitos': 'All code lives in Git (atendida, 3,80)',
    });
  });

  it('works without a round and without steps', () => {
    const csv = planCsv(report('en', { round: null, actions: [], recommendations: [] }));
    expect(read(csv, ',')).toHaveLength(1);
  });
});

describe('what a team adds and what a result follows from', () => {
  it.each([
    ['en', ',', 'Hours saved per month', '12.5'],
    ['pt-BR', ';', 'Horas poupadas por mês', '12,5'],
  ] as const)(
    'writes hours with the decimal sign of %s, and nothing where nobody said',
    (locale, separator, header, value) => {
      const actions = [action({ hoursSaved: 12.5 }), action({ hoursSaved: null }), action({ hoursSaved: 0 })];
      const rows = records(planCsv(report(locale, { actions })), separator);
      expect(rows.map((cells) => cells[header])).toEqual([value, '', locale === 'en' ? '0.0' : '0,0', '']);
    },
  );

  it('notes an outcome beside its unchanged score', () => {
    const rows = [row({ outcome: true }), row({ id: 'DEV-CI' })];
    const [outcome, other] = records(resultsCsv(report('en', { rows })), ',');
    expect(outcome).toMatchObject({ 'Score (0–4)': '2.4333', Note: expect.stringContaining('outcome') });
    expect(other).toMatchObject({ 'Score (0–4)': '2.4333', Note: '' });
  });
});
