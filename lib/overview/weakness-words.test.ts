import { describe, expect, it } from 'vitest';
import { leaves } from '@/lib/model/graph';
import { builtInModel } from '@/lib/model/load';
import { type LevelCounts, reachedByMost, systemicWeaknesses } from './weakness-rules';
import { weaknessSentence } from './weakness-words';

const model = builtInModel();

/** The sentence where four teams have these levels in each of some principles, and want to reach 3. */
function said(levels: Readonly<Record<string, readonly number[]>>, lang: 'en' | 'pt-BR' = 'en') {
  const counts = Object.entries(levels).map(([itemId, of]): LevelCounts => {
    const at = (level: number) => of.filter((one) => one === level).length;
    const under = (level: number) => of.filter((one) => one < level).length;
    return { itemId, at: [at(0), at(1), at(2), at(3), at(4)], below: under(3), far: under(2) };
  });
  const on = <T>(list: readonly T[]) => list.map((one) => ({ ...one, model, own: false }));
  return weaknessSentence(lang, {
    principles: counts.length,
    weaknesses: on(systemicWeaknesses(model, counts, [])),
    reached: on(reachedByMost(model, counts)),
  });
}

/** All principles of DevOps and DataOps at the same levels, some at others. */
const nearly = (levels: readonly number[], others: Readonly<Record<string, readonly number[]>>) => ({
  ...Object.fromEntries(
    [...leaves(model, 'DEV'), ...leaves(model, 'DAT')].map(({ id }) => [id, levels] as const),
  ),
  ...others,
});

describe('weaknessSentence', () => {
  it('leads with what stands out where nearly everything is below target, and names what is not', () => {
    const levels = nearly([2, 2, 2, 3], { 'DEV-CI': [0, 1, 2, 3], 'DEV-VC': [3, 3, 2, 4] });
    expect(said(levels)).toBe(
      'Teams are furthest below their targets in Continuous integration (DevOps): 2 of 4 with a result are two levels or more below. At least half of the teams have reached theirs only in Version control (DevOps).',
    );
    expect(said(levels, 'pt-BR')).toMatch(
      /^Os times estão mais longe da meta em .*\. Só em .* já atingiu a meta\.$/,
    );
  });

  it('says so where there is nothing that most teams have reached', () => {
    expect(said(nearly([2, 2, 2, 3], { 'DEV-CI': [2, 2, 2, 2] }))).toMatch(
      /^Most often teams are below their targets in Continuous integration \(DevOps\): 4 of 4 with a result, none by two levels or more\. In none of the \d+ principles/,
    );
  });

  it('counts where that is a finding', () => {
    const levels = nearly([3, 3, 3, 3], { 'DEV-CI': [2, 2, 2, 3], 'DEV-CD': [2, 2, 2, 4] });
    expect(said(levels)).toMatch(
      /3 of 4 with a result in each, .* In 2 of \d+ principles most teams are below/,
    );
    expect(said({ 'DEV-CI': [1, 1, 1, 1] })).toContain('In one of 1 principles');
  });

  it('claims nothing of most teams where there are none, or none is below', () => {
    expect(said({})).toContain('once results of at least three teams are there');
    expect(said({ 'DEV-CI': [3, 3, 4, 4] })).toContain('No principle holds most teams back');
  });
});
