import { describe, expect, it } from 'vitest';
import { BRANCHES, type Commit, edges, HISTORY, indexOfCommit } from './git-flow';

const commits: readonly Commit[] = HISTORY;

describe('the branch flow', () => {
  it('lists every commit after its parents, so that history never runs in a circle', () => {
    for (const [time, { parents }] of commits.entries()) {
      for (const parent of parents) expect(indexOfCommit(parent)).toBeLessThan(time);
    }
  });

  it('begins once, on main, and reaches its end from every commit', () => {
    expect(commits.filter(({ parents }) => parents.length === 0).map(({ branch }) => branch)).toEqual([
      'main',
    ]);
    const reached = new Set<string>();
    const walk = (id: string) => {
      reached.add(id);
      for (const parent of commits[indexOfCommit(id)]?.parents ?? []) walk(parent);
    };
    walk(commits.at(-1)?.id ?? '');
    expect(reached.size).toBe(commits.length);
  });

  it('merges the hotfix into main and develop, the feature into develop, develop into main', () => {
    const branchOf = (id = '') => commits[indexOfCommit(id)]?.branch;
    const merges = commits.filter(({ parents }) => parents.length > 1);
    expect(merges.map(({ parents, branch }) => `${branchOf(parents[1])} → ${branch}`)).toEqual([
      'hotfix → main',
      'hotfix → develop',
      'feature → develop',
      'develop → main',
    ]);
    for (const { parents, branch } of merges) {
      expect(parents).toHaveLength(2);
      expect(branchOf(parents[0])).toBe(branch);
    }
  });

  it('tags main only, and every commit of main', () => {
    for (const { branch, tag } of commits) expect(tag !== undefined).toBe(branch === 'main');
  });

  it('draws a line for every parent', () => {
    expect(edges()).toHaveLength(commits.flatMap(({ parents }) => parents).length);
    expect(edges().filter(({ merge }) => merge)).toHaveLength(4);
    expect(edges()[0]).toEqual({
      from: { time: 0, lane: BRANCHES.indexOf('main') },
      to: { time: 1, lane: BRANCHES.indexOf('develop') },
      merge: false,
    });
  });

  it('knows no commit that is not there', () => {
    expect(() => indexOfCommit('gone')).toThrow('gone');
  });
});
