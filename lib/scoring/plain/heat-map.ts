import { z } from 'zod';
import { roundFormat } from '@/lib/model/schema';
import { heatMap, OVERALL } from '../heat-map';
import { number, plainMethod } from './method';

const cell = z.object({ score: number.nullable(), n: number });
const team = z.object({ id: z.string(), format: roundFormat, cells: z.record(z.string(), cell) });
const input = z.object({ threshold: number, columns: z.array(z.string()), teams: z.array(team) });

const record = <T>(map: ReadonlyMap<string, T>): Record<string, T> => Object.fromEntries(map);

/** What an organization's table of teams may show (methods reference (a)); `columns` are the frameworks. */
export const plainHeatMap = plainMethod(input, ({ threshold, columns, teams }) => {
  const map = heatMap(
    teams.map(({ cells, ...rest }) => ({ ...rest, cells: new Map(Object.entries(cells)) })),
    [OVERALL, ...columns],
    threshold,
  );
  return {
    cells: Object.fromEntries([...map.cells].map(([id, states]) => [id, record(states)])),
    organization: record(map.organization),
    otherTeams: record(map.otherTeams),
  };
});
