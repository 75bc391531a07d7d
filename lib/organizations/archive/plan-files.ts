import 'server-only';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { modelVersions, plans, roundSchedules, smallTeamMeans, steps, targets, teams } from '@/db/schema';
import { readOrganization } from '@/lib/access/read-organization';
import { calendarDay } from '@/lib/i18n/format';
import { ownVersions } from '@/lib/model-versions/choice';
import { filtersFrom } from '@/lib/overview/filters';
import { otherTeams } from '@/lib/overview/other-teams';
import { seenStarts } from '@/lib/plans/seen-starts';
import { type TableFile, tableFile, wholeTable } from './file';

/** The last day of a quarter by its first, `YYYY-MM-DD`. */
function endOfQuarter(first: string): string {
  const [year = 0, month = 0] = first.split('-').map(Number);
  return calendarDay(new Date(Date.UTC(year, month + 2, 0)), 'UTC');
}

/** What was decided to be done, what is to be reached, which models there are, and means over small teams. */
export const PLAN_FILES: readonly TableFile[] = [
  wholeTable(
    'repeating.csv',
    ['round_schedules'],
    [
      'team_id',
      'every',
      'started_on',
      'next_on',
      'questionnaire',
      'format',
      'frameworks',
      'days',
      'paused',
      'set_by',
    ],
    (tx, access) =>
      tx
        .select({
          team_id: roundSchedules.teamId,
          every: roundSchedules.every,
          started_on: roundSchedules.startedOn,
          next_on: roundSchedules.nextOn,
          questionnaire: roundSchedules.mode,
          format: roundSchedules.format,
          frameworks: roundSchedules.scope,
          days: roundSchedules.lastsDays,
          paused: roundSchedules.paused,
          set_by: roundSchedules.setBy,
        })
        .from(roundSchedules)
        .innerJoin(
          teams,
          and(eq(teams.organizationId, roundSchedules.organizationId), eq(teams.id, roundSchedules.teamId)),
        )
        .where(and(eq(roundSchedules.organizationId, access.organizationId), isNull(teams.deletedAt))),
  ),
  wholeTable('plans.csv', ['plans'], ['plan_id', 'team_id', 'created_at', 'closed_at'], (tx, access) =>
    tx
      .select({
        plan_id: plans.id,
        team_id: plans.teamId,
        created_at: plans.createdAt,
        closed_at: plans.closedAt,
      })
      .from(plans)
      .innerJoin(teams, and(eq(teams.organizationId, plans.organizationId), eq(teams.id, plans.teamId)))
      .where(and(eq(plans.organizationId, access.organizationId), isNull(teams.deletedAt))),
  ),
  wholeTable(
    'steps.csv',
    ['steps'],
    [
      'step_id',
      'plan_id',
      'practice_id',
      'round_id',
      'hidden',
      'from_score',
      'target_level',
      'effort_points',
      'owner_id',
      'due',
      'hours_saved_monthly',
      'note',
      'created_at',
      'created_by',
      'started_at',
      'done_at',
      'dropped_at',
    ],
    async (tx, access) => {
      const found = await tx
        .select({ step: steps })
        .from(steps)
        .innerJoin(plans, and(eq(plans.organizationId, steps.organizationId), eq(plans.id, steps.planId)))
        .innerJoin(teams, and(eq(teams.organizationId, plans.organizationId), eq(teams.id, plans.teamId)))
        .where(and(eq(steps.organizationId, access.organizationId), isNull(teams.deletedAt)))
        .orderBy(asc(steps.createdAt));
      // Level and effort follow from the score that a step was planned from: whoever may not see that, may not see these.
      const seen = await seenStarts(
        tx,
        access,
        found.map(({ step }) => step),
      );
      return found.map(({ step }) => {
        const shown = seen.has(step.id);
        return {
          step_id: step.id,
          plan_id: step.planId,
          practice_id: step.practiceId,
          round_id: step.roundId,
          hidden: !shown,
          from_score: shown ? step.fromScore : null,
          target_level: shown ? step.targetLevel : null,
          effort_points: shown ? step.effort : null,
          owner_id: step.ownerId,
          due: step.dueDate,
          hours_saved_monthly: step.hoursSaved,
          note: step.note,
          created_at: step.createdAt,
          created_by: step.createdBy,
          started_at: step.startedAt,
          done_at: step.doneAt,
          dropped_at: step.droppedAt,
        };
      });
    },
  ),
  wholeTable(
    'targets.csv',
    ['targets'],
    ['target_id', 'team_id', 'scope', 'id', 'level', 'due', 'set_by', 'set_at'],
    async (tx, access) => {
      const found = await tx
        .select({
          target_id: targets.id,
          team_id: targets.teamId,
          scope: targets.scope,
          id: targets.scopeId,
          level: targets.level,
          due: targets.dueDate,
          set_by: targets.setBy,
          set_at: targets.setAt,
          gone: teams.deletedAt,
        })
        .from(targets)
        .leftJoin(teams, and(eq(teams.organizationId, targets.organizationId), eq(teams.id, targets.teamId)))
        .where(eq(targets.organizationId, access.organizationId));
      return found.filter(({ gone }) => gone === null);
    },
  ),
  wholeTable(
    'models.csv',
    ['model_versions'],
    ['model_id', 'version', 'published_at', 'published_by', 'file'],
    async (tx, access) => {
      const own = await ownVersions(tx, access);
      const stored = await tx
        .select({ id: modelVersions.id, by: modelVersions.publishedBy })
        .from(modelVersions)
        .where(eq(modelVersions.organizationId, access.organizationId));
      return own.map(({ id, version, publishedAt }) => ({
        model_id: id,
        version,
        published_at: publishedAt,
        published_by: stored.find((one) => one.id === id)?.by ?? null,
        file: `models/own-${version}.yaml`,
      }));
    },
  ),
  tableFile(
    'small-teams.csv',
    ['small_team_means'],
    ['quarter', 'questionnaire', 'mean', 'teams'],
    async function* (access) {
      const quarters = await readOrganization(access, (tx) =>
        tx
          .selectDistinct({ quarter: smallTeamMeans.quarter })
          .from(smallTeamMeans)
          .where(eq(smallTeamMeans.organizationId, access.organizationId))
          .orderBy(asc(smallTeamMeans.quarter)),
      );
      // As the pages show them to this person, who may not see some of them.
      for (const { quarter } of quarters) {
        const shown = await otherTeams(access, { ...filtersFrom({}), at: endOfQuarter(quarter) });
        yield shown
          .filter((one) => one.quarter === quarter)
          .map(({ kind, mean, teams: many }) => ({ quarter, questionnaire: kind, mean, teams: many }));
      }
    },
  ),
];
