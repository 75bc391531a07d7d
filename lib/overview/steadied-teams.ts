import 'server-only';
import type { Tenant } from '@/db/tenancy';
import { readOrganization } from '@/lib/access/read-organization';
import type { OrganizationAccess } from '@/lib/access/types';
import { byName } from '@/lib/i18n/names';
import type { Lang } from '@/lib/model/schema';
import { scaleKey } from '@/lib/model/semver';
import { publishedVersion } from '@/lib/model/versions';
import { type CellRow, cellRows } from '@/lib/results/published-cells';
import type { Pooling } from '@/lib/scoring/pooling';
import { leafPrinciples } from '@/lib/scoring/routing';
import type { Filters } from './filters';
import type { LineKind } from './org-line';
import { type Standing, standingsIn } from './standings';
import { steadied } from './steadied';

/** A team with its own score and the steadied one. */
export interface SteadiedTeam {
  teamId: string;
  name: string;
  roundId: string;
  own: CellRow;
  pooled: Pooling['rows'][number];
}

/** The teams' scores of one row, each pulled to their common mean. */
export interface SteadiedScores {
  /** Overall, or the framework that the page is narrowed down to. */
  id: string;
  mean: number;
  mayCompare: boolean;
  /** By name. */
  teams: readonly SteadiedTeam[];
}

/** Teams whose newest result is of the kind and measured, on the scale that most of them are on. */
async function comparable(tx: Tenant, standings: readonly Standing[], kind: LineKind) {
  const scales = new Map<string, { standing: Standing; principles: number }[]>();
  for (const standing of standings) {
    const { round } = standing;
    if (!round || round.format === 'consensus' || (round.mode === 'quick') !== (kind === 'quick')) continue;
    const { model, own } = await publishedVersion(tx, round.modelVersionId);
    const scale = scaleKey({ ownModel: own, modelVersion: model.modelVersion });
    const principles = leafPrinciples(model, standing.scope).length;
    scales.set(scale, [...(scales.get(scale) ?? []), { standing, principles }]);
  }
  return [...scales.values()].sort((one, other) => other.length - one.length)[0] ?? [];
}

/** The steadied scores of the teams that the filters leave, as this person may see them; null where there are too few. */
export function steadiedTeams(
  access: OrganizationAccess,
  { filters, kind, lang }: { filters: Filters; kind: LineKind; lang: Lang },
): Promise<SteadiedScores | null> {
  const id = filters.framework ?? 'overall';
  return readOrganization(access, async (tx) => {
    const found = await comparable(tx, await standingsIn(tx, access, filters), kind);
    const thresholds = new Map(
      found.flatMap(({ standing: { round } }) => (round ? [[round.id, round.threshold] as const] : [])),
    );
    const rows = await cellRows(tx, access.organizationId, thresholds, [
      { id, scope: id === 'overall' ? id : 'framework' },
    ]);
    const seen = found.flatMap(({ standing: { teamId, name, round }, principles }) => {
      const row = rows.get(round?.id ?? '')?.get(id);
      return row && round ? [{ teamId, name, roundId: round.id, row, principles }] : [];
    });
    const pooling = steadied(seen);
    if (!pooling) return null;
    const pooledOf = new Map(pooling.rows.map((row) => [row.id, row]));
    const teams = seen.flatMap(({ teamId, name, roundId, row: own }) => {
      const pooled = pooledOf.get(teamId);
      return pooled ? [{ teamId, name, roundId, own, pooled }] : [];
    });
    return {
      id,
      mean: pooling.mean,
      mayCompare: pooling.mayCompare,
      teams: byName(lang, teams, ({ name }) => name),
    };
  });
}
