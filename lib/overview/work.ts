import 'server-only';
import { and, asc, eq, isNull, like, type SQL, sql } from 'drizzle-orm';
import { plans, rounds, steps, teams, users } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import type { OrganizationAccess } from '@/lib/access/types';
import { practice, principle } from '@/lib/model/graph';
import type { Model, Practice, Principle } from '@/lib/model/schema';
import { modelVersion } from '@/lib/model/versions';
import { stepStatus } from '@/lib/plans/queries';
import type { StepStatus } from '@/lib/plans/schema';
import { seenStarts } from '@/lib/plans/seen-starts';
import type { Filters } from './filters';
import { type ListPage, lastPage } from './last-page';
import { filteredTeams } from './standings';
import { WORK_PAGE, type WorkFilters, type WorkState } from './work-filters';

/** A step of any team's plan, as far as this person may see it. */
export interface WorkStep {
  id: string;
  teamId: string;
  team: string;
  practice: Practice;
  principle: Principle;
  model: Model;
  status: StepStatus;
  ownerId: string | null;
  owner: string | null;
  /** `YYYY-MM-DD` */
  dueDate: string | null;
  note: string;
  /** Level it leads to, and points; null together where they follow from a score that is hidden from this person or deleted. */
  seen: { toLevel: number; effort: number } | null;
}

/** How many steps there are of each kind; overdue and unowned ones are counted among the others, too. */
export type WorkCounts = Readonly<Record<WorkState, number>> & {
  /** Still to be done. */
  open: number;
  /** Teams with anything in their plan. */
  teams: number;
};

/** How much of a team's cycle its open steps take. */
export interface TeamLoad {
  teamId: string;
  team: string;
  capacity: number;
  /** Points of the steps whose effort this person may know. */
  effort: number;
  /** Open steps, and those whose effort is not in the sum. */
  steps: number;
  hidden: number;
}

const isOpen = sql`(${steps.doneAt} is null and ${steps.droppedAt} is null)`;
const isPlanned = sql`(${isOpen} and ${steps.startedAt} is null)`;

/** By the organization's calendar. */
const overdueOn = (today: string): SQL => sql`(${isOpen} and ${steps.dueDate} < ${today}::date)`;

const conditions = (today: string): Record<WorkState, SQL> => ({
  overdue: overdueOn(today),
  unowned: sql`(${isOpen} and ${steps.ownerId} is null)`,
  started: sql`(${isOpen} and ${steps.startedAt} is not null)`,
  planned: isPlanned,
  done: sql`(${steps.doneAt} is not null and ${steps.droppedAt} is null)`,
});

/** Steps of running plans of the teams that the filters leave, joined with `teams` and `plans`. */
function ofTeams(tx: Tenant, access: OrganizationAccess, filters: Filters, owner: string | null) {
  return and(
    eq(steps.organizationId, access.organizationId),
    isNull(plans.closedAt),
    filteredTeams(tx, access, filters),
    filters.framework ? like(steps.practiceId, `${filters.framework}-%`) : undefined,
    owner ? eq(steps.ownerId, owner) : undefined,
  );
}

const joinPlans = and(eq(plans.organizationId, steps.organizationId), eq(plans.id, steps.planId));
const joinTeams = and(eq(teams.organizationId, plans.organizationId), eq(teams.id, plans.teamId));
const joinRounds = and(eq(rounds.organizationId, steps.organizationId), eq(rounds.id, steps.roundId));

/** A condition on `plans`: those of the teams that the filters leave. */
export const plansOf = (tx: Tenant, access: OrganizationAccess, filters: Filters): SQL =>
  sql`${plans.teamId} in ${tx
    .select({ id: teams.id })
    .from(teams)
    .where(filteredTeams(tx, access, filters))}`;

/** How many steps of each kind the teams have that the filters leave. */
export async function countWork(
  tx: Tenant,
  access: OrganizationAccess,
  filters: Filters,
  owner: string | null,
  today: string,
): Promise<WorkCounts> {
  const of = conditions(today);
  const count = (condition: SQL) => sql`count(*) filter (where ${condition})`.mapWith(Number);
  const [counts] = await tx
    .select({
      overdue: count(of.overdue),
      unowned: count(of.unowned),
      started: count(of.started),
      planned: count(of.planned),
      done: count(of.done),
      open: count(isOpen),
      teams: sql`count(distinct ${plans.teamId}) filter (where ${steps.droppedAt} is null)`.mapWith(Number),
    })
    .from(steps)
    .innerJoin(plans, joinPlans)
    .innerJoin(teams, joinTeams)
    .where(ofTeams(tx, access, filters, owner));
  if (!counts) throw new Error('Counting gives one row.');
  return counts;
}

/** Late ones first, then those without an owner, then by when they are due and by team; done ones from the newest on. */
const inOrder = (today: string, state: WorkState | null): SQL[] =>
  state === 'done'
    ? [sql`${steps.doneAt} desc`, sql`${steps.id}`]
    : [
        sql`case when ${overdueOn(today)} then 0 when ${steps.ownerId} is null then 1 else 2 end`,
        sql`${steps.dueDate} asc nulls last`,
        sql`lower(${teams.name})`,
        sql`${steps.createdAt}`,
        sql`${steps.id}`,
      ];

/** Steps of all teams that the filters leave, what needs somebody first; those of one page, or all for a file. */
export async function listWork(
  tx: Tenant,
  access: OrganizationAccess,
  filters: Filters,
  { state, owner }: Pick<WorkFilters, 'state' | 'owner'>,
  today: string,
  page: number | 'all',
): Promise<WorkStep[]> {
  const query = tx
    .select({
      id: steps.id,
      teamId: plans.teamId,
      team: teams.name,
      practiceId: steps.practiceId,
      roundId: steps.roundId,
      fromScore: steps.fromScore,
      targetLevel: steps.targetLevel,
      effort: steps.effort,
      status: stepStatus,
      ownerId: steps.ownerId,
      owner: users.name,
      dueDate: steps.dueDate,
      note: steps.note,
      modelVersionId: rounds.modelVersionId,
    })
    .from(steps)
    .innerJoin(plans, joinPlans)
    .innerJoin(teams, joinTeams)
    .innerJoin(rounds, joinRounds)
    .leftJoin(users, eq(users.id, steps.ownerId))
    .where(and(ofTeams(tx, access, filters, owner), state ? conditions(today)[state] : isOpen))
    .orderBy(...inOrder(today, state))
    .$dynamic();
  const found = await (page === 'all' ? query : query.limit(WORK_PAGE).offset((page - 1) * WORK_PAGE));
  const seen = await seenStarts(tx, access, found);
  const listed: WorkStep[] = [];
  for (const {
    practiceId,
    roundId: _,
    fromScore: __,
    targetLevel,
    effort,
    modelVersionId,
    ...step
  } of found) {
    const model = await modelVersion(tx, modelVersionId);
    const item = practice(model, practiceId);
    listed.push({
      ...step,
      model,
      practice: item,
      principle: principle(model, item.principle),
      seen: seen.has(step.id) ? { toLevel: targetLevel, effort } : null,
    });
  }
  return listed;
}

/** What the open steps of teams take of a cycle, by name: one page of the teams that have any. */
export async function teamLoads(
  tx: Tenant,
  access: OrganizationAccess,
  filters: Filters,
  page: number,
): Promise<ListPage<TeamLoad>> {
  const { rows: found, ...rest } = await lastPage(page, (at) => loadPage(tx, access, filters, at));
  const seen = await seenStarts(tx, access, found);
  const loads = new Map<string, TeamLoad>();
  for (const { id, teamId, team, capacity, effort } of found) {
    const known = loads.get(teamId) ?? { teamId, team, capacity, effort: 0, steps: 0, hidden: 0 };
    const shown = seen.has(id);
    loads.set(teamId, {
      ...known,
      steps: known.steps + 1,
      effort: known.effort + (shown ? effort : 0),
      hidden: known.hidden + (shown ? 0 : 1),
    });
  }
  return { ...rest, rows: [...loads.values()] };
}

/** The open steps of one page of teams. */
function loadPage(tx: Tenant, access: OrganizationAccess, filters: Filters, page: number) {
  const open = and(ofTeams(tx, access, filters, null), isOpen);
  const chosen = tx
    .select({
      id: teams.id,
      name: teams.name,
      capacity: teams.capacity,
      all: sql<number>`(count(*) over ())::int`.as('all_teams'),
    })
    .from(steps)
    .innerJoin(plans, joinPlans)
    .innerJoin(teams, joinTeams)
    .where(open)
    .groupBy(teams.organizationId, teams.id)
    .orderBy(sql`lower(${teams.name})`, asc(teams.id))
    .limit(WORK_PAGE)
    .offset((page - 1) * WORK_PAGE)
    .as('chosen');
  return tx
    .select({
      id: steps.id,
      roundId: steps.roundId,
      practiceId: steps.practiceId,
      fromScore: steps.fromScore,
      effort: steps.effort,
      teamId: chosen.id,
      team: chosen.name,
      capacity: chosen.capacity,
      all: chosen.all,
    })
    .from(chosen)
    .innerJoin(
      plans,
      and(
        eq(plans.organizationId, access.organizationId),
        eq(plans.teamId, chosen.id),
        isNull(plans.closedAt),
      ),
    )
    .innerJoin(steps, joinPlans)
    .where(and(isOpen, filters.framework ? like(steps.practiceId, `${filters.framework}-%`) : undefined))
    .orderBy(sql`lower(${chosen.name})`, asc(chosen.id));
}
