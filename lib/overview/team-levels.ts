import 'server-only';
import { and, isNotNull, lte, or, type SQL, sql } from 'drizzle-orm';
import { teams } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import type { OrganizationAccess } from '@/lib/access/types';
import { findItem, leaves } from '@/lib/model/graph';
import type { Model } from '@/lib/model/schema';
import { compareVersions, scaleKey } from '@/lib/model/semver';
import { publishedVersion } from '@/lib/model/versions';
import { scoresSeen } from '@/lib/results/published-cells';
import { type Target, targetFor } from '@/lib/targets/target';
import type { Filters } from './filters';
import { filteredTeams, newestShown, type Standing } from './standings';
import { CAN_SHOW, type TeamLevel } from './teaching';
import { FAR, type LevelCounts } from './weakness-rules';

/** Versions of a model that put teams on one scale, and the newest of them, by which their items are named. */
export interface Scale {
  model: Model;
  /** The organization's own: the learning area has no page of its items. */
  own: boolean;
  versionIds: readonly string[];
}

/** Models that rounds were asked with, those of one family and MAJOR version together. */
export async function scalesOf(tx: Tenant, standings: readonly Standing[]): Promise<Scale[]> {
  const ids = [...new Set(standings.flatMap(({ round }) => (round ? [round.modelVersionId] : [])))];
  const scales = new Map<string, Scale>();
  for (const id of ids) {
    const { model, own } = await publishedVersion(tx, id);
    const key = scaleKey({ ownModel: own, modelVersion: model.modelVersion });
    const known = scales.get(key);
    const newer = !known || compareVersions(model.modelVersion, known.model.modelVersion) > 0;
    scales.set(key, {
      own,
      model: newer ? model : known.model,
      versionIds: [...(known?.versionIds ?? []), id],
    });
  }
  return [...scales.values()];
}

/** Levels to reach in the principles of one scale; teams that want the same share one. */
export interface Profile {
  scale: Scale;
  levels: ReadonlyMap<string, number>;
}

export interface Profiles {
  /** By number: the first ones are those of teams without targets of their own, one for each scale. */
  list: readonly Profile[];
  /** Of teams whose own targets differ from those of all. */
  ofTeam: ReadonlyMap<string, number>;
}

/** Whom a target of all teams is for, where a team is asked for. */
const NO_TEAM = '';

/**
 * What the teams want to reach. Few of them want something of their own, and many of those the same: so levels can be counted
 * in the database, and targets have one rule, here.
 */
export function profilesOf(
  scales: readonly Scale[],
  set: readonly Target[],
  standings: readonly Standing[],
): Profiles {
  const ofAll = set.filter(({ teamId }) => teamId === null);
  const byTeam = new Map<string, Target[]>();
  for (const one of set)
    if (one.teamId !== null) byTeam.set(one.teamId, [...(byTeam.get(one.teamId) ?? []), one]);
  const list: Profile[] = [];
  const known = new Map<string, number>();
  const numberOf = (scale: Scale, targets: readonly Target[], teamId: string): number => {
    const levels = leaves(scale.model).map(
      ({ id }) => [id, targetFor(scale.model, targets, teamId, id).level] as const,
    );
    const key = `${scales.indexOf(scale)} ${levels.map(([, level]) => level).join('')}`;
    const number = known.get(key) ?? list.push({ scale, levels: new Map(levels) }) - 1;
    known.set(key, number);
    return number;
  };
  for (const scale of scales) numberOf(scale, ofAll, NO_TEAM);
  const ofTeam = new Map<string, number>();
  for (const { teamId, round } of standings) {
    const own = byTeam.get(teamId);
    const scale = scales.find(({ versionIds }) => round && versionIds.includes(round.modelVersionId));
    if (own && scale) ofTeam.set(teamId, numberOf(scale, [...own, ...ofAll], teamId));
  }
  return { list, ofTeam };
}

/** The number of each team's profile, as a table: without a row it is the usual one of its scale. */
function profilesTable({ ofTeam }: Profiles): SQL {
  const rows = [...ofTeam].map(([team, number]) => ({ team, number }));
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) as profiles(team uuid, number int)`;
}

/** Levels of all teams as this person sees them: what is counted, and what pairs are chosen from. */
function shownLevels(
  tx: Tenant,
  access: OrganizationAccess,
  filters: Filters,
  { profiles, scopes }: { profiles: Profiles; scopes: readonly ('principle' | 'practice')[] },
) {
  const newest = newestShown(tx, access, filters.at);
  const shown = scoresSeen(tx, access.organizationId, newest, { scopes });
  return tx
    .select({
      teamId: teams.id,
      name: teams.name,
      versionId: newest.modelVersionId,
      itemId: shown.scopeId,
      scope: shown.scope,
      level: sql<number>`${shown.level}`.as('level_shown'),
      profile: sql<number | null>`profiles.number`.as('profile'),
    })
    .from(teams)
    .leftJoinLateral(profilesTable(profiles), sql`profiles.team = ${teams.id}`)
    .innerJoinLateral(newest, sql`true`)
    .innerJoinLateral(shown, sql`true`)
    .where(
      and(
        filteredTeams(tx, access, filters),
        isNotNull(shown.level),
        filters.framework ? sql`${shown.scopeId} like ${`${filters.framework}-%`}` : undefined,
      ),
    );
}

/** The target of an item, which a practice has from its principle; null where the model has no such item. */
function targetOf({ scale, levels }: Profile, itemId: string): number | null {
  const item = findItem(scale.model, itemId);
  return (item && levels.get('principle' in item ? item.principle : item.id)) ?? null;
}

/** A team's or a count's profile: the one it has by number, else that of its scale. */
const profileFor = ({ list }: Profiles, number: number | null, versionId: string): Profile | undefined =>
  number === null ? list.find(({ scale }) => scale.versionIds.includes(versionId)) : list[number];

/** How many teams are at which level of each item, and how many of them below their target. */
export async function countLevels(
  tx: Tenant,
  access: OrganizationAccess,
  filters: Filters,
  profiles: Profiles,
): Promise<{ scale: Scale; scope: string; counts: LevelCounts }[]> {
  const levels = shownLevels(tx, access, filters, { profiles, scopes: ['principle', 'practice'] }).as(
    'levels',
  );
  const { versionId, scope, itemId, level, profile } = levels;
  const counted = await tx
    .select({ versionId, scope, itemId, level, profile, teams: sql`count(*)`.mapWith(Number) })
    .from(levels)
    .groupBy(versionId, scope, itemId, level, profile);
  return counted.flatMap((one) => {
    const wanted = profileFor(profiles, one.profile, one.versionId);
    const target = wanted && targetOf(wanted, one.itemId);
    if (!wanted || target === null || target === undefined) return [];
    const at = ([0, 1, 2, 3, 4] as const).map((each) => (each === one.level ? one.teams : 0));
    const [a = 0, b = 0, c = 0, d = 0, e = 0] = at;
    const below = one.level < target ? one.teams : 0;
    const far = one.level <= target - FAR ? one.teams : 0;
    const counts: LevelCounts = { itemId: one.itemId, at: [a, b, c, d, e], below, far };
    return [{ scale: wanted.scale, scope: one.scope, counts }];
  });
}

/** Of each principle, the few teams that pairs can be made of: those that can show most, and those that can learn most. */
const FEW = 5;

/** Teams that could show others how they do something, or learn it, by principle; in no order. */
export async function pairCandidates(
  tx: Tenant,
  access: OrganizationAccess,
  filters: Filters,
  profiles: Profiles,
): Promise<(TeamLevel & { scale: Scale })[]> {
  const levels = shownLevels(tx, access, filters, { profiles, scopes: ['principle'] }).as('levels');
  const { versionId, itemId, level, profile, name, teamId } = levels;
  const ranked = tx
    .select({
      ...{ teamId, name, versionId, itemId, level, profile },
      fromTop: sql<number>`row_number() over (partition by ${versionId}, ${itemId}
        order by ${level} desc, lower(${name}), ${teamId})`.as('from_top'),
      // Those who want the same: among the lowest of all there may be only some who have what they want.
      fromBelow: sql<number>`row_number() over (partition by ${versionId}, ${itemId}, ${profile}
        order by ${level}, lower(${name}), ${teamId})`.as('from_below'),
    })
    .from(levels)
    .as('ranked');
  const found = await tx
    .select({
      teamId: ranked.teamId,
      name: ranked.name,
      versionId: ranked.versionId,
      itemId: ranked.itemId,
      level: ranked.level,
      profile: ranked.profile,
    })
    .from(ranked)
    .where(
      or(and(sql`${ranked.level} >= ${CAN_SHOW}`, lte(ranked.fromTop, FEW)), lte(ranked.fromBelow, FEW)),
    );
  return found.flatMap(({ versionId: version, itemId: principleId, profile: number, ...team }) => {
    const wanted = profileFor(profiles, number, version);
    const target = wanted && targetOf(wanted, principleId);
    const leaf = wanted && leaves(wanted.scale.model).find(({ id }) => id === principleId);
    if (!wanted || !leaf || target === null || target === undefined) return [];
    return [{ ...team, principleId, framework: leaf.framework, target, scale: wanted.scale }];
  });
}
