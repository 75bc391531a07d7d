import 'server-only';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { teamMemberRoles, teamMembers } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { readOrganization } from '@/lib/access/read-organization';
import type { OrganizationAccess } from '@/lib/access/types';
import { byName } from '@/lib/i18n/names';
import { Kept } from '@/lib/kept';
import { accountableRole } from '@/lib/model/graph';
import type { Lang, Model, RoleId } from '@/lib/model/schema';
import { targetsOf } from '@/lib/targets/queries';
import type { Filters } from './filters';
import { madeOf } from './made-of';
import { type Standing, standingsIn } from './standings';
import { type TeachingPair, teachingPairs } from './teaching';
import { countLevels, type Profiles, pairCandidates, profilesOf, type Scale, scalesOf } from './team-levels';
import {
  addCounts,
  isCounted,
  type MissingFoundation,
  missingFoundations,
  type Named,
  reachedByMost,
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
  /** The others of them, in which at least half of the teams have reached their target. */
  reached: readonly On<Named>[];
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

/** What levels are counted to; nobody who may see other ones has the same key. */
const counted = new Kept<LevelsCounted>(50);
const paired = new Kept<readonly On<TeachingPair>[]>(50);

interface LevelsCounted extends Pick<Weaknesses, 'principles' | 'weaknesses' | 'reached' | 'foundations'> {}

/** What follows from the levels that this person sees, counted on each scale that teams were asked on. */
async function countedLevels(tx: Tenant, access: OrganizationAccess, filters: Filters, stand: Stand) {
  const { standings, scales, profiles } = stand;
  const key = madeOf(standings, profiles, access.organizationId, filters.framework);
  const before = counted.get(key);
  if (before) return before;
  const levels = scales.length > 0 ? await countLevels(tx, access, filters, profiles) : [];
  const found = scales.map((scale): LevelsCounted => {
    const scoped = (wanted: string) =>
      addCounts(levels.flatMap((one) => (one.scale === scale && one.scope === wanted ? [one.counts] : [])));
    const [principles, practices] = [scoped('principle'), scoped('practice')];
    return {
      principles: principles.filter(isCounted).length,
      weaknesses: onScale(scale, systemicWeaknesses(scale.model, principles, practices)),
      reached: onScale(scale, reachedByMost(scale.model, principles)),
      foundations: onScale(scale, missingFoundations(scale.model, practices)),
    };
  });
  const together: LevelsCounted = {
    principles: found.reduce((sum, { principles }) => sum + principles, 0),
    weaknesses: found.flatMap(({ weaknesses }) => weaknesses),
    reached: found.flatMap(({ reached }) => reached),
    foundations: found.flatMap(({ foundations }) => foundations),
  };
  counted.set(key, together);
  return together;
}

/** Teams that could teach each other, told with their names. */
async function pairsOf(
  tx: Tenant,
  access: OrganizationAccess,
  filters: Filters,
  { standings, scales, profiles }: Stand,
  lang: Lang,
): Promise<readonly On<TeachingPair>[]> {
  if (scales.length === 0) return [];
  const names = standings.map(({ teamId, name }) => `${teamId} ${name}`).sort();
  const key = madeOf(standings, profiles, access.organizationId, filters.framework, lang, names);
  const before = paired.get(key);
  if (before) return before;
  const candidates = await pairCandidates(tx, access, filters, profiles);
  const pairs = scales.flatMap((scale) => {
    const levels = candidates.filter((one) => one.scale === scale);
    return onScale(scale, teachingPairs(byName(lang, levels, ({ name }) => name)));
  });
  paired.set(key, pairs);
  return pairs;
}

const onScale = <T>({ model, own }: Scale, list: readonly T[]): On<T>[] =>
  list.map((one) => ({ ...one, model, own }));

/** Where the teams stand that the filters leave, on which scales, and what they want to reach there. */
interface Stand {
  standings: readonly Standing[];
  scales: readonly Scale[];
  profiles: Profiles;
}

async function standIn(tx: Tenant, access: OrganizationAccess, filters: Filters): Promise<Stand> {
  const standings = await standingsIn(tx, access, filters);
  const scales = await scalesOf(tx, standings);
  const set = await targetsOf(
    tx,
    access.organizationId,
    standings.flatMap(({ round, teamId }) => (round ? [teamId] : [])),
  );
  return { standings, scales, profiles: profilesOf(scales, set, standings) };
}

/** How many teams there are; a hidden one is in no other number. */
const teamsIn = ({ standings }: Stand): Pick<SharedWeaknesses, 'teams' | 'shown' | 'hidden'> => ({
  teams: standings.length,
  shown: standings.filter(({ round }) => round !== null).length,
  hidden: standings.filter(({ hidden }) => hidden).length,
});

/** What holds most of the teams that the filters leave back, and nothing else: for a page that says more than that. */
export const sharedWeaknesses = (access: OrganizationAccess, filters: Filters): Promise<SharedWeaknesses> =>
  readOrganization(access, async (tx) => {
    const stand = await standIn(tx, access, filters);
    const { foundations: _, ...levels } = await countedLevels(tx, access, filters, stand);
    return { ...teamsIn(stand), ...levels };
  });

/** What holds most of the teams that the filters leave back, and which of them could teach each other. */
export function findWeaknesses(
  access: OrganizationAccess,
  filters: Filters,
  lang: Lang,
): Promise<Weaknesses> {
  return readOrganization(access, async (tx) => {
    const stand = await standIn(tx, access, filters);
    const levels = await countedLevels(tx, access, filters, stand);
    const pairs = await pairsOf(tx, access, filters, stand, lang);
    const holders = await holdersIn(tx, access.organizationId, [
      ...new Set(pairs.map(({ shows }) => shows.teamId)),
    ]);
    return {
      ...teamsIn(stand),
      ...levels,
      withPractices: stand.standings.filter(({ round }) => round && round.mode !== 'quick').length,
      pairs: pairs.map((pair) => {
        const role = accountableRole(pair.model, pair.principleId);
        return { ...pair, role, holders: holders.get(`${pair.shows.teamId} ${role}`) ?? 0 };
      }),
    };
  });
}
