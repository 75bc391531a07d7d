import { describe, expect, it } from 'vitest';
import { tinyModel } from '@/lib/model/testing/tiny-model';
import { point, results, tinyRows } from '@/lib/results/testing';
import type { ResultContext } from './context';
import { resultContext } from './context';
import { Opening } from './opening';
import { RadarFigure } from './radar';
import { RadarTable } from './radar-table';
import { markupOf, placedOf } from './testing/markup';
import { Tiles } from './tiles';

/** A model in which principles of two frameworks have one name. */
function model() {
  const tiny = tinyModel();
  for (const one of tiny.principles)
    if (one.id !== 'MLO-GG') one.title = { en: 'Automation', 'pt-BR': 'Automação' };
  return tiny;
}

const ctx = (rows = tinyRows(), lang: 'en' | 'pt-BR' = 'en') =>
  resultContext(results({ rows, model: model() }), lang);

const opening = (of: ResultContext) => markupOf(<Opening ctx={of} />);
const radar = (of: ResultContext) => placedOf(of, <RadarFigure ctx={of} />);
const table = (of: ResultContext) => markupOf(<RadarTable ctx={of} />);
const tiles = (of: ResultContext) => markupOf(<Tiles ctx={of} />);

describe('names of principles', () => {
  it('have their framework where another one is called the same, and only there', () => {
    const markup = table(ctx());
    expect(markup).toMatch(/Automation \(\S+\)<.*Automation \(\S+\)</s);
    expect(table(resultContext(results(), 'en'))).not.toContain('(');
    const rows = tinyRows({ DEV: { weakest: 'DEV-AA' } });
    expect(tiles(ctx(rows))).toContain('<dd>Automation (2.00)</dd>');
  });
});

describe('names that people gave', () => {
  it('stand in their own direction, in headings, sentences, tables and decisions', () => {
    const name = 'الجولة';
    const read = results({
      before: { id: 'r0', name, reason: null },
      history: new Map([['overall overall', [point('r1', 1, { roundName: name })]]]),
      decisions: new Map([['DEV-AA', { reason: name, by: name, at: new Date(0) }]]),
    });
    const { results: shown } = resultContext({ ...read, round: { ...read.round, name } }, 'en');
    const decision = shown.decisions.get('DEV-AA');
    const told = [shown.round.name, shown.before?.name, shown.history.get('overall overall')?.[0]?.roundName];
    for (const one of [...told, decision?.reason, decision?.by]) expect(one).toBe(`\u2068${name}\u2069`);
    expect(read.decisions.get('DEV-AA')?.by).toBe(name);
  });
});

describe('a superlative', () => {
  it('names all that share it', () => {
    expect(opening(ctx())).toMatch(/room to grow is in Automation \(\S+\) and Automation \(\S+\) \(2.00\)\./);
    expect(opening(ctx(tinyRows(), 'pt-BR'))).toMatch(
      /em Automação \(DEV \(pt\)\) e Automação \(MLO \(pt\)\) \(2,00\)\./,
    );
  });

  it('is told of one where it is one', () => {
    const rows = tinyRows({ 'DEV-AA': { score: 3 } });
    expect(radar(ctx(rows))).toMatch(/stands highest, Automation \(\S+\) has the most room to grow</);
  });

  it('is never room to grow at the top level', () => {
    const top = { score: 4, level: 4, levelRange: [4, 4] } as const;
    const rows = tinyRows({ DEV: { ...top, weakest: 'DEV-AA' }, MLO: top, 'DEV-AA': top, 'MLO-CC': top });
    expect(tiles(ctx(rows))).not.toContain('Room to grow');
    expect(radar(ctx(rows))).toContain('All principles with a score are at the top level');
    expect(opening(ctx(rows))).not.toContain('room to grow');
  });
});
