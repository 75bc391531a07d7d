import 'server-only';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { teamMemberRoles, teamMembers } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { readOrganization } from '@/lib/access/read-organization';
import type { OrganizationAccess } from '@/lib/access/types';
import { byName } from '@/lib/i18n/names';
import { accountableRole } from '@/lib/model/graph';
import type { Lang, Model, RoleId } from '@/lib/model/schema';
import { targetsOf } from '@/lib/targets/queries';
import type { Filters } from './filters';
import { standingsIn } from './standings';
import { type TeachingPair, teachingPairs } from './teaching';
import { countLevels, pairCandidates, profilesOf, scalesOf } from './team-levels';
import {
  addCounts,
  isCounted,
  type MissingFoundation,
  missingFoundations,
  systemicWeaknesses,
  type Weakness,
} from './weakness-rules';

/** A finding with the model whose words it is told in. */
export type On<T> = T & { model: Model; own: boolean };

/** A pair with the role that answers for the principle, and how many people hold it in the team that shows. */
export type Pair = On<TeachingPair> & { role: RoleId | null; holders: number };

export interface SharedWeaknesses {
  /** Teams that the filters leave. */
  teams: number;
  /** Of these, teams with a result that this person sees. */
  shown: number;
  /** Teams all of whose results are hidden from this person. */
  hidden: number;
  /** Principles that at least `FEWEST_TEAMS` teams have a level in that is shown. */
  principles: number;
  weaknesses: readonly On<Weakness>[];
}

export interface Weaknesses extends SharedWeaknesses {
  /** Teams whose newest result scores practices, and not only principles. */
  withPractices: number;
  foundations: readonly On<MissingFoundation>[];
  pairs: readonly Pair[];
}

/** How many people hold which job role in some teams now, by `team role`. */
async function holdersIn(
  tx: Tenant,
  organizationId: string,
  teamIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (teamIds.length === 0) return new Map();
  const held = await tx
    .select({
      teamId: teamMemberRoles.teamId,
      role: teamMemberRoles.role,
      people: sql`count(distinct ${teamMemberRoles.userId})`.mapWith(Number),
    })
    .from(teamMemberRoles)
    .innerJoin(
      teamMembers,
      and(
        eq(teamMembers.organizationId, teamMemberRoles.organizationId),
        eq(teamMembers.teamId, teamMemberRoles.teamId),
        eq(teamMembers.userId, teamMemberRoles.userId),
        isNull(teamMembers.leftAt),
      ),
    )
    .where(
      and(
        eq(teamMemberRoles.organizationId, organizationId),
        inArray(teamMemberRoles.teamId, [...teamIds]),
        isNull(teamMemberRoles.validTo),
      ),
    )
    .groupBy(teamMemberRoles.teamId, teamMemberRoles.role);
  return new Map(held.map(({ teamId, role, people }) => [`${teamId} ${role}`, people]));
}

/** The levels that this person sees, counted on each scale that teams were asked on: a hidden team is in no number. */
async function levelsIn(tx: Tenant, access: OrganizationAccess, filters: Filters) {
  const standings = await standingsIn(tx, access, filters);
  const scales = await scalesOf(tx, standings);
  const shown = standings.flatMap(({ round, teamId }) => (round ? [{ ...round, teamId }] : []));
  const set = await targetsOf(
    tx,
    access.organizationId,
    shown.map(({ teamId }) => teamId),
  );
  const profiles = profilesOf(scales, set, standings);
  const counted = scales.length > 0 ? await countLevels(tx, access, filters, profiles) : [];
  const onScales = scales.map((scale) => {
    const scoped = (wanted: string) =>
      addCounts(counted.flatMap((one) => (one.scale === scale && one.scope === wanted ? [one.counts] : [])));
    const [principles, practices] = [scoped('principle'), scoped('practice')];
    const { model, own } = scale;
    const on = <T>(list: readonly T[]): On<T>[] => list.map((one) => ({ ...one, model, own }));
    return {
      ...{ scale, model, on, principles, practices },
      weaknesses: on(systemicWeaknesses(model, principles, practices)),
    };
  });
  const told: SharedWeaknesses = {
    teams: standings.length,
    shown: shown.length,
    hidden: standings.filter(({ hidden }) => hidden).length,
    principles: onScales.reduce((sum, { principles }) => sum + principles.filter(isCounted).length, 0),
    weaknesses: onScales.flatMap(({ weaknesses }) => weaknesses),
  };
  return { told, shown, profiles, onScales };
}

/** What holds most of the teams that the filters leave back, and nothing else: for a page that says more than that. */
export const sharedWeaknesses = (access: OrganizationAccess, filters: Filters): Promise<SharedWeaknesses> =>
  readOrganization(access, async (tx) => (await levelsIn(tx, access, filters)).told);

/** What holds most of the teams that the filters leave back, and which of them could teach each other. */
export function findWeaknesses(
  access: OrganizationAccess,
  filters: Filters,
  lang: Lang,
): Promise<Weaknesses> {
  return readOrganization(access, async (tx) => {
    const { told, shown, profiles, onScales } = await levelsIn(tx, access, filters);
    const candidates = onScales.length > 0 ? await pairCandidates(tx, access, filters, profiles) : [];
    const pairs = onScales.flatMap(({ scale, on }) => {
      const levels = candidates.filter((one) => one.scale === scale);
      return on(teachingPairs(byName(lang, levels, ({ name }) => name)));
    });
    const holders = await holdersIn(tx, access.organizationId, [
      ...new Set(pairs.map(({ shows }) => shows.teamId)),
    ]);
    return {
      ...told,
      withPractices: shown.filter(({ mode }) => mode !== 'quick').length,
      foundations: onScales.flatMap(({ model, on, practices }) => on(missingFoundations(model, practices))),
      pairs: pairs.map((pair) => {
        const role = accountableRole(pair.model, pair.principleId);
        return { ...pair, role, holders: holders.get(`${pair.shows.teamId} ${role}`) ?? 0 };
      }),
    };
  });
}
