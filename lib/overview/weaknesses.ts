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

export interface Weaknesses {
  /** Teams that the filters leave. */
  teams: number;
  /** Of these, teams with a result that this person sees. */
  shown: number;
  /** Teams all of whose results are hidden from this person. */
  hidden: number;
  /** Teams whose newest result scores practices, and not only principles. */
  withPractices: number;
  /** Principles that at least `FEWEST_TEAMS` teams have a level in that is shown. */
  principles: number;
  weaknesses: readonly On<Weakness>[];
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

/**
 * What holds most of the teams that the filters leave back, and which of them could teach each other. All of it is made of
 * the levels that this person sees: a hidden team is in no number.
 */
export function findWeaknesses(
  access: OrganizationAccess,
  filters: Filters,
  lang: Lang,
): Promise<Weaknesses> {
  return readOrganization(access, async (tx) => {
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
    const candidates = scales.length > 0 ? await pairCandidates(tx, access, filters, profiles) : [];

    const found = scales.map((scale) => {
      const { model, own } = scale;
      const ofScale = counted.filter((one) => one.scale === scale);
      const scoped = (wanted: string) =>
        addCounts(ofScale.filter(({ scope }) => scope === wanted).map(({ counts }) => counts));
      const [principles, practices] = [scoped('principle'), scoped('practice')];
      const levels = candidates.filter((one) => one.scale === scale);
      const on = <T>(list: readonly T[]): On<T>[] => list.map((one) => ({ ...one, model, own }));
      return {
        principles: principles.filter(isCounted).length,
        weaknesses: on(systemicWeaknesses(model, principles, practices)),
        foundations: on(missingFoundations(model, practices)),
        pairs: on(teachingPairs(byName(lang, levels, ({ name }) => name))),
      };
    });
    const pairs = found.flatMap((one) => one.pairs);
    const holders = await holdersIn(tx, access.organizationId, [
      ...new Set(pairs.map(({ shows }) => shows.teamId)),
    ]);
    return {
      teams: standings.length,
      shown: shown.length,
      hidden: standings.filter(({ hidden }) => hidden).length,
      withPractices: shown.filter(({ mode }) => mode !== 'quick').length,
      principles: found.reduce((sum, { principles }) => sum + principles, 0),
      weaknesses: found.flatMap(({ weaknesses }) => weaknesses),
      foundations: found.flatMap(({ foundations }) => foundations),
      pairs: pairs.map((pair) => {
        const role = accountableRole(pair.model, pair.principleId);
        return { ...pair, role, holders: holders.get(`${pair.shows.teamId} ${role}`) ?? 0 };
      }),
    };
  });
}
