import { describe, expect, it } from 'vitest';
import { words } from '@/lib/i18n/words';
import { point } from '@/lib/results/testing';
import type { TimedRound } from '@/lib/results/timed';
import { courseText, type TrendLine, trendProps } from './trend-words';

const reader = (lang: 'en' | 'pt-BR' = 'en') => ({ w: words(lang), lang, timeZone: 'America/Sao_Paulo' });

const round = (id: string, day: number, more: Partial<TimedRound> = {}): TimedRound => ({
  id,
  name: `Round ${id}`,
  mode: 'full',
  format: 'anonymous',
  quick: false,
  kind: 'practices anonymous',
  closedAt: new Date(Date.UTC(2026, 0, day, 12)),
  model: { version: '1.0.0', own: false },
  comparedWith: null,
  notComparable: null,
  ...more,
});
const quick = { mode: 'quick', quick: true, kind: 'quick anonymous' } as const;
const line = (points: TrendLine['points']): TrendLine => ({ id: 'overall', label: 'Overall', points });

const props = (rounds: readonly TimedRound[], points: TrendLine['points'], lang?: 'en' | 'pt-BR') =>
  trendProps(reader(lang), { title: 'Rises', rounds, lines: [line(points)], steps: [], target: 3 });

describe('what a chart over time says', () => {
  it('tells of a round its day, its kind, and why it is not compared with the one before', () => {
    const rounds = [round('a', 1), round('q', 40, quick), round('b', 90, { comparedWith: 'a' })];
    const drawn = props(rounds, [point('a', 1), point('q', 40), point('b', 90, { comparedWith: 'a' })]);
    expect(drawn.rounds.map(({ notes }) => notes)).toEqual([
      ['Jan 1, 2026 · Full · Anonymous'],
      [
        'Feb 9, 2026 · Quick · Anonymous',
        'Not compared with “Round a”. One of the two asked one question per principle, the other asked practices.',
      ],
      [
        'Mar 31, 2026 · Full · Anonymous',
        'Not compared with “Round q”. One of the two asked one question per principle, the other asked practices. Compared with “Round a”.',
      ],
    ]);
    expect(drawn.series[0]?.values.map((value) => value?.joins)).toEqual([null, null, 0]);
  });

  it('draws an interval as it is, a margin inside the scale, and what says nothing not at all', () => {
    const margin = point('b', 2, { score: 0.2, ci95: null, margin: 0.45 });
    const wide = point('c', 3, { ci95: { lo: 0.2, hi: 3.9 } });
    const hidden = point('d', 4, { score: null, ci95: null, n: null });
    const rounds = ['a', 'b', 'c', 'd'].map((id, day) => round(id, day + 1));
    const values = props(rounds, [point('a', 1), margin, wide, hidden]).series[0]?.values ?? [];
    expect(values[0]).toMatchObject({ lo: 1.5, hi: 2.5, text: '2.00 (1.50 to 2.50)' });
    expect(values[1]).toMatchObject({ lo: 0, hi: 0.65, general: true, text: '0.20 (± 0.45)' });
    expect([values[2]?.lo, values[2]?.text]).toEqual([undefined, '2.00 (too few people to say)']);
    expect(values[3]).toBeNull();
  });

  it('marks another version of the model, and the target, in both languages', () => {
    const model = { version: '1.1.0', own: true };
    const drawn = (lang: 'en' | 'pt-BR') =>
      props([round('a', 1), round('b', 90, { model })], [point('a', 1), point('b', 90)], lang);
    expect(drawn('en').models.map(({ label }) => label)).toEqual(['own model 1.1.0']);
    expect(drawn('pt-BR').models.map(({ label }) => label)).toEqual(['modelo próprio 1.1.0']);
    expect(drawn('pt-BR').target).toEqual({ level: 3, label: 'meta: nível 3' });
  });
});

it('describes a course without a claim, and claims one that is more than chance', () => {
  const course = {
    rounds: 6,
    from: 0.6,
    to: 1.74,
    since: new Date('2025-08-08'),
    until: new Date('2026-11-06'),
    claim: 'none',
  } as const;
  expect(courseText(reader(), 'Testing', course)).toBe(
    'Testing went from 0.60 to 1.74 over 6 rounds in 15 months.',
  );
  expect(courseText(reader('pt-BR'), 'A nota geral', { ...course, claim: 'rising' })).toBe(
    'A nota geral está subindo: de 0,60 a 1,74 em 6 rodadas, ao longo de 15 meses.',
  );
});
