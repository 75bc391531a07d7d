import { describe, expect, it } from 'vitest';
import { builtInModel } from '@/lib/model/load';
import type { CellChange, CellRow } from '@/lib/results/published-cells';
import type { Target } from '@/lib/targets/target';
import { heatColumns } from './heat-columns';
import { extremesOf } from './heat-extremes';
import { cellsOf, type HeatParts } from './heat-grid';
import type { HeatRound, HeatTeam } from './heat-teams';

const model = builtInModel();
const columns = heatColumns([model], {
  columns: 'frameworks',
  framework: null,
  frameworks: ['DEV', 'DAT', 'MLO'],
  lang: 'en',
  nameOf: (id) => id,
});

const row = (score: number, more: Partial<CellRow> = {}): CellRow => ({
  status: 'ok',
  score,
  ci95: { lo: score - 0.1, hi: score + 0.1 },
  n: 8,
  margin: null,
  level: 2,
  levelRange: [2, 2],
  ...more,
});
const without = (status: CellRow['status']): CellRow =>
  row(0, { status, score: null, ci95: null, level: null, levelRange: null });

const roundOf = (id: string, more: Partial<HeatRound> = {}): HeatRound => ({
  id,
  mode: 'quick',
  format: 'anonymous',
  weighting: 'equal',
  modelVersionId: 'built-in',
  scope: ['DEV', 'DAT', 'MLO'],
  threshold: 5,
  comparedWith: null,
  ...more,
});

const team = (more: Partial<HeatTeam> = {}): HeatTeam => ({
  id: 'atlas',
  name: 'Atlas',
  scope: ['DEV', 'DAT', 'MLO'],
  group: null,
  round: { ...roundOf('now'), told: {} as NonNullable<HeatTeam['round']>['told'] },
  withoutResult: null,
  hidden: false,
  earlier: null,
  open: null,
  ...more,
});

function parts(
  rows: Record<string, Record<string, CellRow>>,
  { changes = {}, targets = [] }: { changes?: Record<string, CellChange>; targets?: Target[] } = {},
): HeatParts {
  return {
    columns,
    rows: new Map(Object.entries(rows).map(([id, own]) => [id, new Map(Object.entries(own))])),
    changes: new Map([['now', new Map(Object.entries(changes))]]),
    targets,
    modelOf: () => model,
  };
}

describe('cellsOf', () => {
  it('shows levels that are firm, and those that are not', () => {
    const cells = cellsOf(
      team(),
      parts({
        now: {
          overall: row(2.6, { level: null, levelRange: null }),
          DEV: row(1.745),
          DAT: row(1.6, { levelRange: [1, 2] }),
          MLO: row(1.6, { levelRange: null, ci95: null, margin: 0.4 }),
        },
      }),
    );
    expect(cells.map(({ state }) => state)).toEqual(['level', 'level', 'provisional', 'provisional']);
    // As it is printed: half away from zero. The overall score is coloured by the nearest step.
    expect(cells).toMatchObject([{ tone: 3, score: 2.6 }, { tone: 2, score: 1.75 }, {}, {}]);
  });

  it('says of what is not shown only that', () => {
    const found = {
      overall: without('hidden'),
      DEV: without('not_applicable'),
      DAT: without('insufficient'),
    };
    expect(cellsOf(team(), parts({ now: found }))).toEqual([
      { state: 'hidden' },
      { state: 'not_applicable' },
      { state: 'unknown' },
      { state: 'not_asked' },
    ]);
  });

  it('hides a team of which nothing may be seen, as far as it is scored', () => {
    const states = (one: Partial<HeatTeam>) =>
      cellsOf(team({ round: null, scope: ['DEV'], ...one }), parts({})).map(({ state }) => state);
    expect(states({ hidden: true })).toEqual(['hidden', 'hidden', 'not_asked', 'not_asked']);
    expect(states({ hidden: false })).toEqual(['not_asked', 'not_asked', 'not_asked', 'not_asked']);
  });

  it('tells the change that was found of a column, and makes none up from the rows', () => {
    const cells = cellsOf(
      team({ earlier: roundOf('past') }),
      parts(
        { now: { overall: row(3), DEV: row(3), DAT: row(3), MLO: row(3) }, past: { DAT: row(1) } },
        {
          changes: {
            overall: { verdict: 'improved', delta: 0.5 },
            DEV: { verdict: 'possible', delta: -0.3 },
            MLO: { verdict: 'not_comparable', delta: null },
          },
        },
      ),
    );
    expect(cells).toMatchObject([
      { move: 'improved' },
      { move: 'possibleDown' },
      { move: 'none' },
      { move: 'none' },
    ]);
  });

  it('goes by the target in force, and says nothing of it where no level is told', () => {
    const target = (teamId: string | null, scopeId: string, level: number): Target => ({
      id: `${teamId} ${scopeId}`,
      teamId,
      scope: scopeId === 'overall' ? 'overall' : 'framework',
      scopeId,
      level,
      dueDate: null,
    });
    const cellsWith = (overall: number) =>
      cellsOf(
        team(),
        parts(
          {
            now: {
              overall: row(overall, { level: null }),
              DEV: row(2, { level: 2 }),
              DAT: row(2, { level: 2 }),
              MLO: row(2, { level: null }),
            },
          },
          { targets: [target('atlas', 'DEV', 2), target('farol', 'DAT', 1)] },
        ),
      );
    // As everywhere else, the overall score has to be at its target, and not half a point below it.
    expect(cellsWith(3)[0]).toMatchObject({ target: 3, reached: true });
    expect(cellsWith(2.99)).toMatchObject([
      { target: 3, reached: false },
      { target: 2, reached: true },
      { target: 3, reached: false },
      { target: null, reached: false },
    ]);
  });
});

describe('extremesOf', () => {
  const scored = (score: number) =>
    ({ state: 'level', tone: 1, score, move: 'none', target: 3, reached: false }) as const;

  it('are the lowest and the highest of what is shown, frameworks where there are no principles', () => {
    const found = extremesOf(columns, [scored(0.1), scored(2), scored(1), { state: 'hidden' }]);
    expect([found?.weakest.column.id, found?.strongest.column.id]).toEqual(['DAT', 'DEV']);
  });

  it('are none where fewer than two are shown', () => {
    expect(extremesOf(columns, [scored(1), scored(2), { state: 'hidden' }, { state: 'hidden' }])).toBeNull();
  });
});
