import { describe, expect, it } from 'vitest';
import { effortImpact, paretoFront } from './pareto';
import { steps } from './steps';
import { miniModel, statesFor } from './testing';
import type { Step } from './types';

// One practice per principle: gain to level 2 = (2 − x)/5.
const model = miniModel({
  'DEV-CI-1': { effort: 1 },
  'DEV-VC-1': { effort: 3 },
  'DEV-CD-1': { effort: 5 },
  'DEV-MS-1': { effort: 8 },
  'DEV-MON-1': { effort: 5 },
});
const at = { 'DEV-CI-1': 1.4, 'DEV-VC-1': 0.5, 'DEV-CD-1': 0, 'DEV-MS-1': 1, 'DEV-MON-1': 0 };
const points = effortImpact(steps({ model, scope: ['DEV'], states: statesFor(model, at), target: 2 }));
const point = (id: string) => points.find(({ practiceId }) => practiceId === id);

describe('effortImpact', () => {
  it('marks the front: nothing else gives as much for as little', () => {
    const front = points.filter(({ pareto }) => pareto).map(({ practiceId }) => practiceId);
    expect(front).toEqual(['DEV-CD-1', 'DEV-CI-1', 'DEV-MON-1', 'DEV-VC-1']);
    expect(point('DEV-MS-1')?.pareto).toBe(false);
  });

  it('divides the chart at the medians of effort (3.0) and gain (0.3)', () => {
    expect(point('DEV-VC-1')).toMatchObject({ effort: 1.8, quadrant: 'quick_win' });
    expect(point('DEV-VC-1')?.gain).toBeCloseTo(0.3, 12);
    expect(point('DEV-CI-1')?.quadrant).toBe('fill_in');
    expect(point('DEV-MS-1')?.quadrant).toBe('avoid_for_now');
    expect(point('DEV-CD-1')?.quadrant).toBe('quick_win');
  });

  it('calls strong but dear steps big bets', () => {
    const cheap = miniModel({ 'DEV-CI-1': { effort: 1 }, 'DEV-VC-1': { effort: 8 } });
    const chart = effortImpact(
      steps({ model: cheap, scope: ['DEV'], states: statesFor(cheap, { 'DEV-CI-1': 1 }), target: 2 }),
    );
    expect(chart.map(({ quadrant }) => quadrant)).toEqual(['fill_in', 'big_bet']);
  });

  it('is empty without ready steps', () => {
    expect(effortImpact([])).toEqual([]);
  });
});

describe('where the overall score is not displayed', () => {
  it('orders by the value that decides the order, and shows no gain', () => {
    const two = miniModel({ 'DEV-CI-1': { effort: 1 }, 'DEV-VC-1': { effort: 8 }, 'DAT-QUA-1': {} });
    const states = statesFor(two, { 'DAT-QUA-1': 'insufficient', 'DEV-CI-1': 1 });
    const chart = effortImpact(steps({ model: two, scope: ['DEV', 'DAT'], states, target: 2 }));
    expect(chart).toEqual([
      {
        stepId: 'DEV-CI-1@2',
        practiceId: 'DEV-CI-1',
        effort: 0.6,
        gain: null,
        pareto: true,
        quadrant: 'fill_in',
      },
      {
        stepId: 'DEV-VC-1@2',
        practiceId: 'DEV-VC-1',
        effort: 4.8,
        gain: null,
        pareto: true,
        quadrant: 'big_bet',
      },
    ]);
  });
});

describe('the front', () => {
  const ready = (id: string, effort: number, gain: number): Step => ({
    id: `${id}@2`,
    practiceId: id,
    principleId: 'DEV-CI',
    framework: 'DEV',
    from: 0,
    to: 2,
    effort,
    gain: { principle: gain, framework: gain, overall: gain },
    value: 0,
    status: 'ready',
    needs: [],
    prerequisites: [],
    blockedBy: [],
  });

  it('keeps equals, and drops what gives less for the same or costs more for the same', () => {
    const all = [
      ready('A', 2, 0.4),
      ready('B', 2, 0.4 + 1e-12),
      ready('C', 2, 0.3),
      ready('D', 3, 0.4),
      ready('E', 1, 0.1),
      { ...ready('F', 0.1, 4), status: 'waiting' as const },
    ];
    expect([...paretoFront(all)]).toEqual(['A@2', 'B@2', 'E@2']);
    // However much more it gives: it costs more.
    expect([...paretoFront([ready('A', 2, 1), ready('B', 3, 9)])]).toEqual(['A@2', 'B@2']);
    expect(effortImpact(all).map(({ practiceId }) => practiceId)).toEqual(['A', 'B', 'C', 'D', 'E']);
  });

  it('divides four steps between the two middle ones', () => {
    const quadrants = effortImpact([ready('A', 1, 4), ready('B', 2, 1), ready('C', 4, 3), ready('D', 9, 2)]);
    // Medians: effort 3, gain 2.5.
    expect(quadrants.map(({ quadrant }) => quadrant)).toEqual([
      'quick_win',
      'fill_in',
      'big_bet',
      'avoid_for_now',
    ]);
    // Effort as numbers: 10 is more than 9.
    const ten = effortImpact([ready('A', 10, 4), ready('B', 9, 1), ready('C', 8, 3)]);
    expect(ten.map(({ quadrant }) => quadrant)).toEqual(['big_bet', 'fill_in', 'quick_win']);
  });
});
