import { describe, expect, it } from 'vitest';
import { change, fewChange, hiddenRow, results, tinyRows } from '@/lib/results/testing';
import type { ResultRow } from '@/lib/results/types';
import { reportRows } from './report-rows';

const of = (more: Partial<ResultRow>) =>
  reportRows(results({ rows: tinyRows({ 'DEV-AA': more }) }), 'en', 'Overall').find(
    ({ id }) => id === 'DEV-AA',
  );

describe('a row of a report', () => {
  it('has an interval, a margin, or neither where people are too few to say', () => {
    expect(of({})).toMatchObject({ reach: 'interval', lo: 1.5, hi: 2.5, margin: null });
    expect(of({ ci95: null, margin: 0.81 })).toMatchObject({ reach: 'margin', lo: null, margin: 0.81 });
    expect(of({ ci95: { lo: 0.2, hi: 3.8 } })).toMatchObject({ reach: 'too_wide', lo: null, hi: null });
    expect(of({ ci95: null, margin: null })).toMatchObject({ reach: null });
  });

  it('has a firm level, a range of levels, or one from few answers', () => {
    expect(of({})).toMatchObject({ status: 'ok', level: 2, levelRange: [2, 2] });
    expect(of({ levelRange: [1, 2] })).toMatchObject({ status: 'provisional', levelRange: [1, 2] });
    expect(of({ levelRange: null })).toMatchObject({ status: 'few_answers', level: 2, levelRange: null });
    expect(of({ status: 'consensus', levelRange: null })?.status).toBe('consensus');
  });

  it('takes the change along with all that is known of it', () => {
    const moved = change('improved', 0.5, { over: 18, of: 29, named: true });
    expect(of({ change: moved })?.change).toMatchObject({
      verdict: 'improved',
      over: 18,
      reach: 'interval',
      lo: 0.3,
    });
    expect(of({ change: fewChange('declined', -1, 0.7) })?.change).toMatchObject({
      reach: 'margin',
      margin: 0.7,
    });
    const none = change('not_comparable', null, { reason: 'weight' });
    expect(of({ change: none })?.change).toMatchObject({ reason: 'weight', delta: null, reach: null });
  });

  it('says nothing of a hidden row, not even that it cannot be compared', () => {
    const hidden = { ...hiddenRow('principle', 'DEV-AA'), change: change('not_comparable', null) };
    expect(of(hidden)).toMatchObject({
      status: 'suppressed',
      score: null,
      n: null,
      reach: null,
      change: null,
    });
  });
});
