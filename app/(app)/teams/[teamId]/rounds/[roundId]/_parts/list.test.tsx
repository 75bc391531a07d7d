import { describe, expect, it } from 'vitest';
import { xmlFault } from '@/lib/charts/well-formed';
import type { Lang } from '@/lib/model/schema';
import { tinyModel } from '@/lib/model/testing/tiny-model';
import { change, hiddenRow, point, results, row, tinyRows } from '@/lib/results/testing';
import type { ResultRow } from '@/lib/results/types';
import { resultContext } from './context';
import { RadarTable } from './radar-table';
import { listOf, markupOf, openedOf, textIn } from './testing/markup';
import { TrendTable } from './trend-table';

const BEFORE = { id: 'a', name: 'Round a', reason: null };

type Wanted = Parameters<typeof results>[0];
type Drawn = [list: string, radar: string, trend: string];

/** The list with all that its rows open, and the tables of both charts. */
function drawn(wanted: Wanted = {}, lang: Lang = 'en'): Drawn {
  const ctx = resultContext(results(wanted), lang);
  const ids = ctx.results.rows.filter(({ scope }) => scope === 'principle').map(({ id }) => id);
  const opened = ids.map((id) => `<div id="opened ${id}">${openedOf(ctx, id)}</div>`);
  return [opened.join(''), markupOf(<RadarTable ctx={ctx} />), markupOf(<TrendTable ctx={ctx} />)];
}
const list = (wanted: Wanted = {}, lang: Lang = 'en') => drawn(wanted, lang)[0];

/** The texts of one row, opened, without markup. */
const textOf = (markup: string, id: string) =>
  textIn(markup.split(`<div id="opened ${id}">`)[1]?.split('<div id="opened')[0] ?? '');

const practices = (scores: Record<string, Partial<ResultRow>>): ResultRow[] =>
  Object.entries(scores).map(([id, more]) => row('practice', id, more));

describe('the list of principles', () => {
  it('is well-formed with every state in both languages and all modes', () => {
    const rows = [
      ...tinyRows({
        'DEV-AA': { levelRange: [1, 2], change: change('improved', 0.5), polarised: true, median: 3 },
        'MLO-CC': { status: 'unknown', score: null, level: null, ci95: null },
      }),
      ...practices({ 'DEV-AA-1': { median: 1 }, 'DEV-AA-2': { status: 'insufficient', score: null, n: 2 } }),
    ];
    const history = new Map([
      ['overall overall', [point('a', 1), point('now', 90, { comparedWith: 'a' })]],
      ['framework DEV', [point('a', 1, { score: null }), point('now', 90)]],
      ['principle DEV-AA', [point('a', 1), point('now', 90)]],
    ]);
    for (const lang of ['en', 'pt-BR'] as const) {
      for (const mode of ['quick', 'full'] as const) {
        for (const markup of drawn({ rows, history, mode }, lang)) expect(xmlFault(markup)).toBeNull();
      }
    }
  });

  it('says of how many answers a score is the mean, and nothing of their number where that is not told', () => {
    // A colleague with an unverified address was asked too.
    const rows = tinyRows({ 'DEV-AA': { n: null, dontKnow: null, coverage: null } });
    expect(textOf(list({ rows }), 'DEV-AA')).toContain('2.00 is the mean of answers from 0 to 4.');
    expect(textOf(list({ rows }, 'pt-BR'), 'DEV-AA')).toContain('2,00 é a média de respostas de 0 a 4.');
    expect(textOf(list({ rows }), 'MLO-CC')).toContain('2.00 is the mean of 5 answers from 0 to 4.');
  });

  it('says in the table which rounds are not compared, and whose model they had', () => {
    const apart = [point('a', 1), point('b', 2), point('now', 90, { ownModel: true, comparedWith: 'a' })];
    const [, , table = ''] = drawn({ rows: tinyRows(), history: new Map([['overall overall', apart]]) });
    expect(table.match(/not compared/g)).toHaveLength(1);
    expect(table).toContain('<td class="tnum">1.0.0</td><td class="tnum">–</td>');
    expect(table).toContain(
      '<td class="tnum">1.0.0</td><td class="tnum">not compared with an earlier round</td>',
    );
    expect(table).toContain('own 1.0.0</td><td class="tnum">“Round a”</td>');
  });

  it('says it of a framework alone where only that cannot be compared', () => {
    const history = new Map([
      ['overall overall', [point('a', 1), point('now', 90, { comparedWith: 'a' })]],
      ['framework DEV', [point('a', 1), point('now', 90)]],
    ]);
    const [, , table = ''] = drawn({ history });
    expect(table).toContain('<small>1.50 to 2.50; not compared with an earlier round</small>');
    expect(table.match(/not compared/g)).toHaveLength(1);
  });

  it('never says that a level needs the very number it has', () => {
    const short = tinyRows({ 'DEV-AA': { score: 1.4954, level: 1 } });
    const quick = (lang: Lang) => textOf(list({ rows: short, mode: 'quick' }, lang), 'DEV-AA');
    expect(quick('en')).toContain('a mean of 1.50 (now 1.495)');
    expect(quick('pt-BR')).toContain('uma média de 1,50 (hoje 1,495)');
  });

  it('marks an outcome and says what it follows from; its score is what it would be', () => {
    const model = tinyModel();
    for (const item of model.principles) if (item.id === 'DEV-AA') item.outcome = true;
    const rows = tinyRows({ 'DEV-AA': { score: 2.4 } });
    const plain = list({ rows: [...rows] });
    const marked = list({ rows, model });
    expect(textOf(marked, 'DEV-AA')).toContain('follows from the other principles of');
    expect(marked.match(/<i class="r-flag">outcome<\/i>/g)).toHaveLength(1);
    expect(textOf(marked, 'DEV-AA')).toContain('2.40');
    expect(plain).not.toContain('outcome');
    const [, table] = drawn({ rows, model }, 'pt-BR');
    expect(table).toContain('<small>(consequência)</small>');
  });

  it('shows the texts of the model, which may hold anything, as text', () => {
    const model = tinyModel();
    const hostile = '<img src=x onerror=alert(1)>"\'&{name}';
    const said = { en: hostile, 'pt-BR': hostile };
    for (const item of [...model.frameworks, ...model.principles, ...model.practices]) item.title = said;
    for (const level of model.scale) Object.assign(level, { name: said, anchor: said });
    const rows = [...tinyRows(), ...practices({ 'DEV-AA-1': { score: 1 } })];
    const history = new Map([['overall overall', [point('a', 1), point('now', 90)]]]);
    for (const markup of drawn({ rows, history, model, mode: 'full' })) {
      expect(xmlFault(markup)).toBeNull();
      expect(markup).not.toContain('<img');
      expect(markup).toContain('&lt;img src=x onerror=alert(1)&gt;');
    }
  });

  it('explains a quick score with its own numbers', () => {
    const rows = tinyRows({ 'DEV-AA': { score: 2.4, n: 5, median: 2, dontKnow: 1 } });
    const words = textOf(list({ rows }), 'DEV-AA');
    expect(words).toContain('2.40 is the mean of 5 answers');
    expect(words).toContain('L2: Anchor 2');
    expect(words).toContain('L3: Anchor 3');
    expect(words).toContain('a mean of 2.50 (now 2.40)');
    expect(words).toContain('1 person chose it');
    expect(words).toContain('delete-one jackknife');
  });

  it('explains a score of practices, naming what holds the next level back', () => {
    const model = tinyModel();
    const rows = [
      ...tinyRows({ 'DEV-AA': { score: 2, level: 2 } }),
      ...practices({
        'DEV-AA-1': { score: 1, level: 1 },
        'DEV-AA-2': { score: 3, level: 3, median: 4 },
        'DEV-AA-3': { score: 2, level: 2, polarised: true },
      }),
    ];
    const words = textOf(list({ rows, model, mode: 'full' }), 'DEV-AA');
    expect(words).toContain('mean of the 3 practices with a score, out of 3 asked');
    expect(words).toContain('60% of the weight at 2.50 or more (now 33%)');
    expect(words).toContain('at least 1.50 in the foundations: DEV-AA-1');
    expect(words).toContain('median 4');
    expect(words).toContain('two camps');
  });

  it('shows nothing but the reason where a row is hidden', () => {
    const rows = [...tinyRows().filter(({ id }) => id !== 'DEV-AA'), hiddenRow('principle', 'DEV-AA')];
    const words = textOf(list({ rows }), 'DEV-AA');
    expect(words).toContain('Hidden to protect anonymity');
    expect(words).toContain('from 3 people on');
    // What people want to reach is not made of answers; whether it is reached would be.
    expect(words).toContain('target 3');
    expect(words).not.toMatch(/reached|to go|not yet/);
    expect(words.replace('from 3 people on', '').replaceAll(/target 3/gi, '')).not.toMatch(/\d/);
  });

  it('says of each scored row how far it is from its target, which is drawn on its track', () => {
    const scored = (more: Partial<ResultRow>) => [
      ...tinyRows().filter(({ id }) => id !== 'DEV-AA'),
      row('principle', 'DEV-AA', more),
    ];
    const said = (more: Partial<ResultRow>) => textOf(list({ rows: scored(more) }), 'DEV-AA');
    expect(said({ score: 1.9, level: 2 })).toContain('target 3: 0.60 to go');
    expect(said({ score: 2.9, level: 2 })).toContain('target 3: not yet');
    expect(said({ score: 2.9, level: 3 })).toContain('target 3: reached');
    const due = { teamId: results().teamId, dueDate: '2027-06-30', level: 2, id: 't' };
    const ctx = resultContext(results({ rows: scored({ score: 1.9, level: 2 }) }), 'pt-BR', {
      targets: [{ ...due, scope: 'principle', scopeId: 'DEV-AA' }],
    });
    expect(textIn(openedOf(ctx, 'DEV-AA'))).toContain('meta 2 até 30 de jun. de 2027: alcançada');
    expect(openedOf(ctx, 'DEV-AA')).toContain('class="c-target"');
  });

  it('has no interval and no agreement for agreed answers', () => {
    const agreed = {
      status: 'consensus',
      ci95: null,
      ad: null,
      agreement: null,
      levelRange: null,
      n: 1,
    } as const;
    const rows = tinyRows({ 'DEV-AA': agreed, 'MLO-CC': agreed, 'MLO-GG': agreed });
    const markup = list({ rows, format: 'consensus' });
    expect(textOf(markup, 'DEV-AA')).toContain('what the team agreed on');
    expect(markup).not.toContain('1 person');
    expect(markup).not.toContain('95%');
  });

  it('says why something does not apply, who decided it and when, and whoever wrote it cannot write markup', () => {
    const none = { status: 'not_applicable', score: null, level: null, ci95: null, n: null } as const;
    const reason = 'We run <b>no</b> model in production.';
    const decision = { reason, by: 'Olga', at: new Date(Date.UTC(2026, 5, 8, 12)) };
    const quick = list({
      rows: tinyRows({ 'DEV-AA': none }),
      decisions: new Map([['DEV-AA', decision]]),
    });
    const full = list({
      rows: [...tinyRows(), ...practices({ 'DEV-AA-1': none, 'DEV-AA-2': {} })],
      decisions: new Map([['DEV-AA-1', { ...decision, by: null }]]),
      mode: 'full',
    });
    for (const markup of [quick, full]) {
      expect(xmlFault(markup)).toBeNull();
      expect(markup).toContain('is-not_applicable');
      expect(textOf(markup, 'DEV-AA')).toContain(
        'Reason: “We run &lt;b&gt;no&lt;/b&gt; model in production.”',
      );
    }
    expect(textOf(quick, 'DEV-AA')).toContain('Decided by Olga on Jun 8, 2026.');
    expect(textOf(full, 'DEV-AA')).toContain('Decided on Jun 8, 2026.');
    expect(textOf(quick, 'MLO-CC')).not.toContain('Decided');
  });

  it('leads from each row to the page of its principle, and holds nothing of what stands there', () => {
    const markup = listOf(resultContext(results(), 'en'));
    expect(markup.match(/<a class="r-row" href="[^"]+"/g)).toEqual(
      ['DEV-AA', 'MLO-GG', 'MLO-CC'].map(
        (id) => `<a class="r-row" href="/teams/team/rounds/now/principles/${id}"`,
      ),
    );
    expect(markup).not.toContain('jackknife');
    expect(markup).not.toContain('aria-expanded');
  });

  it('writes numbers as the language does', () => {
    const rows = tinyRows({ 'DEV-AA': { score: 2.435 } });
    expect(textOf(list({ rows }, 'pt-BR'), 'DEV-AA')).toContain('2,44');
  });
});

describe('the tables', () => {
  it('hold every leaf of the radar, with the round before beside it where it can be compared', () => {
    const history = new Map([
      ['principle DEV-AA', [point('a', 1, { score: 1.25 }), point('now', 90, { comparedWith: 'a' })]],
      ['principle MLO-CC', [point('a', 1, { score: 3.75 }), point('now', 90)]],
    ]);
    const rows = tinyRows({
      'DEV-AA': { change: change('improved', 0.75) },
      'MLO-CC': { change: change('not_comparable', null) },
    });
    const [, radar = ''] = drawn({ rows, history, before: BEFORE });
    expect(radar).toContain('Score in “Round a”');
    expect(radar).toContain('1.25');
    expect(radar).not.toContain('3.75');
    expect(radar).not.toContain('MLO-GG');
  });

  it('link the other rounds of the trend, not this one', () => {
    const history = new Map([['overall overall', [point('a', 1), point('now', 90)]]]);
    const [, , trend = ''] = drawn({ history });
    expect(trend).toContain('href="/teams/team/rounds/a"');
    expect(trend).not.toContain('href="/teams/team/rounds/now"');
  });
});
