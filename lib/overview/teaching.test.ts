import { describe, expect, it } from 'vitest';
import { type TeamLevel, teachingPairs } from './teaching';

const level = (name: string, at: number, principleId = 'DEV-CI', target = 3): TeamLevel => ({
  teamId: `id of ${name}`,
  name,
  principleId,
  framework: 'DEV',
  level: at,
  target,
});
const told = (levels: readonly TeamLevel[]) =>
  teachingPairs(levels).map(
    ({ shows, learns, principleId }) => `${shows.name} ${learns.name} ${principleId}`,
  );

describe('teachingPairs', () => {
  it('brings a team at level 3 or more together with one below its target, at least a level apart', () => {
    expect(told([level('Atlas', 3), level('Farol', 1)])).toEqual(['Atlas Farol DEV-CI']);
    expect(told([level('Atlas', 2), level('Farol', 0)])).toEqual([]);
    expect(told([level('Atlas', 4), level('Farol', 3)])).toEqual([]);
    expect(told([level('Atlas', 3), level('Farol', 3, 'DEV-CI', 4)])).toEqual([]);
    expect(told([level('Atlas', 3), level('Farol', 2, 'DEV-CI', 2)])).toEqual([]);
    expect(told([level('Atlas', 3), level('Farol', 1, 'DEV-CD')])).toEqual([]);
  });

  it('puts the largest difference first, then keeps the order of the names', () => {
    const levels = [level('Atlas', 3), level('Brisa', 1), level('Cais', 4), level('Dique', 2)];
    expect(told(levels)).toEqual(['Cais Brisa DEV-CI', 'Atlas Brisa DEV-CI']);
  });

  it('asks nobody for too much and stays short', () => {
    const ids = ['DEV-CI', 'DEV-CD', 'DEV-VC', 'DEV-MS', 'DEV-IAC', 'DEV-CM'];
    const levels = ['Atlas', 'Brisa', 'Cais', 'Dique', 'Ensaio', 'Farol', 'Gávea', 'Horizonte'].flatMap(
      (name, i) => ids.map((id) => level(name, i % 2 === 0 ? 4 : 0, id)),
    );
    const pairs = teachingPairs(levels);
    expect(pairs).toHaveLength(6);
    const most = (key: (pair: (typeof pairs)[number]) => string) =>
      Math.max(...pairs.map((pair) => pairs.filter((other) => key(other) === key(pair)).length));
    expect(most(({ shows }) => shows.teamId)).toBeLessThanOrEqual(2);
    expect(most(({ learns }) => learns.teamId)).toBeLessThanOrEqual(2);
    expect(most(({ principleId }) => principleId)).toBeLessThanOrEqual(2);
  });
});
