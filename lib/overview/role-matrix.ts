import { accountableRole, leaves } from '@/lib/model/graph';
import { type FrameworkId, type Model, ROLE_IDS, type RoleId, roleId } from '@/lib/model/schema';
import type { RoundSummary } from '@/lib/results/types';
import { type SearchParams, single, withNewNames } from './filters';

/** People who hold a job role in a team. */
export interface Holders {
  /** It is what they mainly do. */
  primary: number;
  /** They do it beside another. */
  secondary: number;
}

export interface TeamRoles {
  teamId: string;
  name: string;
  /** Frameworks that it is scored on: of these the one that is asked about, where one is. */
  scope: readonly FrameworkId[];
  /** People in the team. */
  people: number;
  /** Roles that nobody holds are absent. */
  held: Readonly<Partial<Record<RoleId, Holders>>>;
  /**
   * Roles that somebody in the team had while its newest round could be answered, who was asked therefore. Null without a
   * published round, and where it was a consensus, in which people are not asked one by one.
   */
  asked: ReadonlySet<RoleId> | null;
  /** That round, with how many answered as far as this person may know; null where `asked` is. */
  round: RoundSummary | null;
}

/** Which teams the address leaves by roles; all of what is said has to be true. */
export interface RoleFilters {
  /** Nobody holds it. */
  missing: RoleId | null;
  /** One person holds it. */
  once: RoleId | null;
  /** Nobody who holds it was asked in the newest round. */
  unasked: RoleId | null;
  /** Somebody who holds it was asked, and everybody who was asked answered. */
  answered: RoleId | null;
}

export function roleFiltersFrom(asked: SearchParams): RoleFilters {
  const params = withNewNames(asked);
  const read = (name: keyof RoleFilters) => roleId.safeParse(single(params, name)).data ?? null;
  return {
    missing: read('missing'),
    once: read('once'),
    unasked: read('unasked'),
    answered: read('answered'),
  };
}

/** People who hold a role, whatever else they do. */
export const holdersOf = ({ held }: TeamRoles, role: RoleId): number => {
  const { primary, secondary } = held[role] ?? { primary: 0, secondary: 0 };
  return primary + secondary;
};

/** Whether a team has a newest round in which nobody of this role was asked. */
export const isUnasked = ({ asked }: TeamRoles, role: RoleId): boolean => asked !== null && !asked.has(role);

/** Whether everybody in the team answered its newest round, as far as that is told: never by role. */
const allAnswered = ({ round }: TeamRoles): boolean => {
  if (!round || round.responded === null) return round?.step === 'all';
  return round.invited !== null && round.invited > 0 && round.responded >= round.invited;
};

/** Whether those of this role are known to have answered: somebody was asked, and everybody in the team answered. */
const isHeard = (team: TeamRoles, role: RoleId): boolean =>
  team.asked?.has(role) === true && allAnswered(team);

export const leftByRoles = (team: TeamRoles, { missing, once, unasked, answered }: RoleFilters): boolean =>
  (missing === null || holdersOf(team, missing) === 0) &&
  (once === null || holdersOf(team, once) === 1) &&
  (unasked === null || isUnasked(team, unasked)) &&
  (answered === null || isHeard(team, answered));

/** By framework, the roles that answer for one of its principles: a team that is scored on it needs somebody who holds them. */
export type RolesNeeded = Readonly<Record<FrameworkId, ReadonlySet<RoleId>>>;

export function rolesNeeded(model: Model): RolesNeeded {
  const of = (framework: FrameworkId) =>
    new Set(leaves(model, framework).flatMap(({ id }) => accountableRole(model, id) ?? []));
  return { DEV: of('DEV'), DAT: of('DAT'), MLO: of('MLO') };
}

export const isNeeded = (needed: RolesNeeded, { scope }: TeamRoles, role: RoleId): boolean =>
  scope.some((framework) => needed[framework].has(role));

/** A role over all teams. */
export interface RoleTotal extends Holders {
  role: RoleId;
  /** Teams in which nobody holds it. */
  missing: number;
  /** Of these, teams that need it for their frameworks. */
  missed: number;
  /** Teams that need it for their frameworks. */
  needing: number;
  /** Teams in which one person holds it. */
  once: number;
  /** Teams with a newest round in which nobody who holds it was asked. */
  unasked: number;
  /** Teams whose newest round asked somebody who holds it, and was answered by everybody. */
  answered: number;
}

export const roleTotals = (teams: readonly TeamRoles[], needed: RolesNeeded): RoleTotal[] =>
  ROLE_IDS.map((role) => {
    const count = (rule: (team: TeamRoles) => boolean) => teams.filter(rule).length;
    const sum = (key: keyof Holders) => teams.reduce((all, { held }) => all + (held[role]?.[key] ?? 0), 0);
    const isMissing = (team: TeamRoles) => holdersOf(team, role) === 0;
    return {
      role,
      primary: sum('primary'),
      secondary: sum('secondary'),
      missing: count(isMissing),
      missed: count((team) => isMissing(team) && isNeeded(needed, team, role)),
      needing: count((team) => isNeeded(needed, team, role)),
      once: count((team) => holdersOf(team, role) === 1),
      unasked: count((team) => isUnasked(team, role)),
      answered: count((team) => isHeard(team, role)),
    };
  });

/** What is to be said of roles over all teams. */
export interface UnfilledRoles {
  /** Roles that frameworks of a team need and nobody in it holds, with how many teams; most teams first. */
  missing: readonly { role: RoleId; teams: number }[];
  /** Other roles that nobody in any team holds. */
  nowhere: readonly RoleId[];
  /** Roles that somebody holds, and that no team's newest round asked. */
  unheard: readonly RoleId[];
}

export function unfilledRoles(teams: readonly TeamRoles[], needed: RolesNeeded): UnfilledRoles {
  const totals = roleTotals(teams, needed);
  const asking = teams.filter(({ asked }) => asked !== null);
  const isHeld = ({ primary, secondary }: RoleTotal) => primary + secondary > 0;
  const named = (rule: (total: RoleTotal) => boolean) =>
    totals.flatMap((total) => (rule(total) ? [total.role] : []));
  return {
    missing: totals
      .flatMap(({ role, missed }) => (missed > 0 ? [{ role, teams: missed }] : []))
      .sort((one, other) => other.teams - one.teams),
    nowhere: named((total) => !isHeld(total) && total.missed === 0),
    unheard: named((total) => isHeld(total) && asking.length > 0 && total.unasked === asking.length),
  };
}

/** People whose job role is not known: somebody may be missing only because nobody wrote down that they are there. */
export const withoutRole = ({ people, held }: TeamRoles): number =>
  people - Object.values(held).reduce((sum, { primary }) => sum + primary, 0);
