import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { LEVELS } from '@/lib/model/schema';
import { type Evaluation, evaluate, nodesOf } from './evaluate';
import { firmLevels } from './firm-levels';
import { frameworkLevel, principleLevel } from './level';
import { plainFirmLevels } from './plain/firm-levels';
import { score } from './score';
import { makeModel, makeRound, respondentsFrom } from './testing';
import { anyRound, SMALL_MODEL } from './testing/arbitrary';
import { describeOracle } from './testing/oracle';
import type { RoundInput } from './types';

// Many random rounds: slow only when the machine is busy.
vi.setConfig({ testTimeout: 60_000 });

describeOracle('firmLevels', plainFirmLevels);

/** Mean of an item's numeric answers without one person; null where nothing is left. */
function meanWithout(input: RoundInput, item: string, without: string): number | null {
  const given = input.respondents.flatMap(({ id, answers }): number[] => {
    const value = answers[item];
    return id !== without && typeof value === 'number' ? [value] : [];
  });
  return given.length === 0 ? null : given.reduce((a, b) => a + b, 0) / given.length;
}

/** Level of a row without one person, worked out from the answers up, over the items that count in the full round. */
function levelWithout(input: RoundInput, evaluation: Evaluation, id: string, without: string) {
  const nodes = new Map(nodesOf(evaluation).map((node) => [node.id, node]));
  const walk = (own: string): { score: number; level: number } | null => {
    const node = nodes.get(own);
    if (!node?.estimate) throw new Error(`no score of ${own}`);
    if (node.kind === null) {
      const x = meanWithout(input, own, without);
      return x === null ? null : { score: x, level: Math.min(4, Math.floor(x + 0.5 + 1e-9)) };
    }
    const children = node.scored.flatMap(({ id: child, weight, key }) => {
      const found = walk(child);
      return found ? [{ ...found, weight: node.kind === 'group' ? 1 : weight, key }] : [];
    });
    if (children.length === 0) return null;
    const total = children.reduce((a, c) => a + c.weight, 0);
    const mean = children.reduce((a, c) => a + c.weight * c.score, 0) / total;
    const levels = children.map((c) => LEVELS.find((l) => l === c.level) ?? 0);
    return {
      score: mean,
      level: node.kind === 'leaf' ? principleLevel(mean, children) : frameworkLevel(mean, levels),
    };
  };
  return walk(id)?.level ?? null;
}

describe.each(['full', 'quick'] as const)('firm levels of any %s round', (mode) => {
  it('are what leaving out one person after the other gives', () => {
    fc.assert(
      fc.property(anyRound({ mode, weighting: 'equal' }), (input) => {
        const evaluation = evaluate(input);
        const found = firmLevels(evaluation);
        for (const row of score(input).rows) {
          const firm = found.get(row.id);
          expect(firm === undefined).toBe(row.levelRange === null);
          const node = nodesOf(evaluation).find(({ id }) => id === row.id);
          if (!firm || !node?.estimate) continue;
          const people = [...node.estimate.people].map((who) => evaluation.sheet.people[who] ?? '');
          const levels = people.map((person) => levelWithout(input, evaluation, row.id, person));
          const distinct = [...new Set(levels)].filter((l) => l !== null).sort((a, b) => a - b);
          expect(firm.replicateLevels).toEqual(distinct);
          expect([firm.level, firm.range80]).toEqual([row.level, row.levelRange]);
          const all = [...distinct, firm.level, ...firm.range80];
          const [low, high] = [Math.min(...all), Math.max(...all)];
          expect(firm.range).toEqual(people.length >= 5 ? [low, high] : null);
          expect(firm.firm).toBe(people.length >= 5 && low === high);
        }
      }),
    );
  });

  it('over some of the items are those of a round that asks no others', () => {
    const chosen = anyRound({ mode, weighting: 'equal', notApplicable: new Set() }).chain((input) =>
      fc.record({
        input: fc.constant(input),
        items: fc.subarray(
          evaluate(input).sheet.items.map((item) => item.id),
          { minLength: 1 },
        ),
      }),
    );
    fc.assert(
      fc.property(chosen, ({ input, items }) => {
        const whole = evaluate(input);
        const found = firmLevels(whole, new Set(items));
        const less: RoundInput = {
          ...input,
          notApplicable: new Set(
            whole.sheet.items.map((item) => item.id).filter((id) => !items.includes(id)),
          ),
        };
        const alone = evaluate(less);
        const expected = firmLevels(alone);
        const full = new Map(nodesOf(whole).map((node) => [node.id, node]));
        const scoredItems = (e: Evaluation) =>
          nodesOf(e).filter((n) => n.kind === null && n.estimate && items.includes(n.id)).length;
        // Where everything chosen has a score, nothing else differs between the two.
        fc.pre(scoredItems(whole) === items.length);
        for (const [id, firm] of found) {
          const other = expected.get(id);
          if (full.get(id)?.kind === 'leaf' || full.get(id)?.kind === null) expect(firm).toEqual(other);
        }
      }),
    );
  });
});

describe('firm levels', () => {
  const model = makeModel({ principles: [{ id: 'DEV-VC' }], practices: [{ id: 'DEV-VC-1', key: true }] });
  const round = (line: string, change: Partial<RoundInput> = {}) =>
    evaluate(makeRound({ model, respondents: respondentsFrom({ 'DEV-VC-1': line }), ...change }));

  it('below five answers are no range and never firm', () => {
    expect(firmLevels(round('3 3 3 3')).get('DEV-VC')).toMatchObject({ level: 3, firm: false, range: null });
    expect(firmLevels(round('3 3 3 3 3')).get('DEV-VC')).toMatchObject({ firm: true, range: [3, 3] });
  });

  it('are missing without an interval', () => {
    expect(firmLevels(round('3 3')).size).toBe(0);
    expect(firmLevels(round('3', { format: 'consensus' })).size).toBe(0);
    expect([...firmLevels(round('3 3 3 3 3')).keys()]).toEqual(['DEV', 'DEV-VC', 'DEV-VC-1']);
  });

  it('over hidden items only are missing', () => {
    const respondents = respondentsFrom({ 'DEV-VC-1': '3 3 3 3 3', 'DEV-CD-1': '1 1 2 1 1' });
    const evaluation = evaluate(makeRound({ model: SMALL_MODEL, scope: ['DEV'], respondents }));
    expect([...firmLevels(evaluation, new Set(['DEV-VC-1'])).keys()]).toEqual(['DEV-VC-1']);
    expect(firmLevels(evaluation, new Set()).size).toBe(0);
  });

  it('of a framework over some of its principles are those of a round that asks no others', () => {
    const lines = ['3 3 2 3 4 3', '2 3 1 3 3 2', '3 2 3 3 1 2', '4 3 3 2 3 3', '1 2 0 1 1 2'];
    const ids = evaluate(makeRound({ model: SMALL_MODEL })).sheet.items.map((item) => item.id);
    const table = Object.fromEntries(ids.map((id, i) => [id, lines[i % lines.length] ?? '']));
    const round = makeRound({ model: SMALL_MODEL, respondents: respondentsFrom(table) });
    const hidden = ids.filter((id) => /^(DEV-CD|MLO-CI|DAT-QUA-2|MLO-TST-1)/.test(id));
    const shown = new Set(ids.filter((id) => !hidden.includes(id)));
    const expected = firmLevels(evaluate({ ...round, notApplicable: new Set(hidden) }));
    const found = firmLevels(evaluate(round), shown);
    expect([...found.keys()]).toEqual([...expected.keys()]);
    for (const [id, firm] of expected) expect(found.get(id), id).toEqual(firm);
    expect(found.get('DEV')).not.toEqual(firmLevels(evaluate(round)).get('DEV'));
  });
});
