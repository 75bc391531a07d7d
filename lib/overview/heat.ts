import 'server-only';
import type { Tenant } from '@/db/tenancy';
import { readOrganization } from '@/lib/access/read-organization';
import type { OrganizationAccess } from '@/lib/access/types';
import { words } from '@/lib/i18n/words';
import { builtInModel } from '@/lib/model/load';
import type { Lang, Model } from '@/lib/model/schema';
import { modelVersion } from '@/lib/model/versions';
import { changesOfPairs, type RoundPair } from '@/lib/results/between-rounds';
import { type CellChange, cellChanges, cellRows } from '@/lib/results/published-cells';
import { targetsOf } from '@/lib/targets/queries';
import type { Filters } from './filters';
import type { HeatAddress } from './heat-address';
import type { HeatCode } from './heat-code';
import { type HeatColumn, heatColumns } from './heat-columns';
import { cellsOf } from './heat-grid';
import { type HeatMean, heatMeans } from './heat-means';
import { type HeatTeam, type HeatTeams, heatTeams } from './heat-teams';
import { changeSpan } from './since';

/** A page of the heat map as one person may see it. */
export interface HeatMapPage extends Omit<HeatTeams, 'teams'> {
  columns: readonly HeatColumn[];
  teams: readonly { team: HeatTeam; cells: readonly HeatCode[] }[];
  means: ReadonlyMap<string, HeatMean>;
  /** Principles whose practices can be columns. */
  principles: readonly HeatColumn[];
  /** Column that the finding is about: overall, or the framework that the page is narrowed to. */
  head: string;
  /** Day that changes are told since, `YYYY-MM-DD`. */
  since: string;
}

async function modelsOf(tx: Tenant, versions: readonly string[]): Promise<Map<string, Model>> {
  const models = new Map<string, Model>();
  for (const id of versions) models.set(id, await modelVersion(tx, id));
  return models;
}

/** What the cells of a page are read from: each newest round, and its change since the one of before. */
function roundsOf(teams: readonly HeatTeam[]) {
  const thresholds = new Map<string, number>();
  const compared = new Map<string, { threshold: number; comparedWith: string }>();
  const apart: RoundPair[] = [];
  for (const { round, earlier } of teams) {
    if (!round) continue;
    thresholds.set(round.id, round.threshold);
    if (!earlier || earlier.id === round.id) continue;
    // A change tells of both rounds.
    const threshold = Math.max(round.threshold, earlier.threshold);
    if (round.comparedWith === earlier.id) compared.set(round.id, { threshold, comparedWith: earlier.id });
    else apart.push({ earlier, later: round });
  }
  return { thresholds, compared, apart };
}

/**
 * Reads one page of the heat map: five statements, however many teams there are; six where something has changed, and where
 * rounds stand side by side that were not compared when they were published.
 */
export function heatMapPage(
  access: OrganizationAccess,
  { filters, address, lang, now }: { filters: Filters; address: HeatAddress; lang: Lang; now: Date },
): Promise<HeatMapPage> {
  const { organizationId, timeZone } = access;
  const { since } = changeSpan(filters, now, timeZone);
  const head = filters.framework ?? 'overall';
  return readOrganization(access, async (tx) => {
    const [page, { means, versions }] = await Promise.all([
      heatTeams(tx, access, { filters, address, lang, since }),
      heatMeans(tx, access, { filters, columns: address.columns, head }),
    ]);
    const models = await modelsOf(tx, versions);
    const w = words(lang, 'common.frameworks');
    const own = models.size > 0 ? [...models.values()] : [builtInModel()];
    const columnsOf = (columns: HeatAddress['columns']) =>
      heatColumns(own, {
        columns,
        framework: filters.framework,
        frameworks: (['DEV', 'DAT', 'MLO'] as const).filter((id) => page.scored[id] > 0),
        lang,
        nameOf: (id) => w(id),
      });
    const columns = columnsOf(address.columns);
    const { thresholds, compared, apart } = roundsOf(page.teams);
    const [rows, published, others, targets] = await Promise.all([
      cellRows(tx, organizationId, thresholds, columns),
      cellChanges(tx, organizationId, compared, columns),
      changesOfPairs(
        tx,
        organizationId,
        apart,
        columns.map(({ id }) => id),
      ),
      targetsOf(
        tx,
        organizationId,
        page.teams.map(({ id }) => id),
      ),
    ]);
    const parts = {
      columns,
      rows,
      changes: new Map<string, ReadonlyMap<string, CellChange | null>>([
        ...published,
        ...[...others].map(([id, { changes }]) => [id, changes] as const),
      ]),
      targets,
      modelOf: (id: string) => models.get(id) ?? builtInModel(),
    };
    return {
      ...page,
      columns,
      teams: page.teams.map((team) => ({ team, cells: cellsOf(team, parts) })),
      means,
      principles: columnsOf('principles').filter(({ scope }) => scope === 'principle'),
      head,
      since,
    };
  });
}
