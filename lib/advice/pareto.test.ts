import { describe, expect, it } from 'vitest';
import { effortImpact } from './pareto';
import { steps } from './steps';
import { miniModel, statesFor } from './testing';

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
