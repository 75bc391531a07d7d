import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { plans, rounds, steps, teams } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import type { OrganizationAccess } from '@/lib/access/types';
import { Kept } from '@/lib/kept';
import { areBegun, outcomesIn } from '@/lib/plans/outcome-queries';
import { didTheyWork, type MeasuredOutcome, measuredIn } from '@/lib/plans/outcomes';
import { thresholdFor } from '@/lib/results/viewer';
import type { StepsTogether } from '@/lib/scoring/calibration';
import type { Filters } from './filters';
import { madeOfRounds } from './made-of';
import { filteredTeams, publishedBy } from './standings';
import { plansOf } from './work';

/** What the finished steps of all teams came to, as one person may see it. */
export interface WorkedTogether extends StepsTogether {
  /** Finished steps that no round has measured yet. */
  waiting: number;
  /** Means of the measured ones, in points; null without any. */
  points: { promised: number; measured: number; anyway: number } | null;
}

/** What was worked out last; nobody who may see something else has the same key. */
const known = new Kept<WorkedTogether>(50);

/** Tells in a short text what it is made of, and for whom: what happened to steps, and the rounds that may measure them. */
async function workMadeOf(tx: Tenant, access: OrganizationAccess, filters: Filters): Promise<string> {
  const { organizationId } = access;
  const { id, roundId, practiceId, fromScore, targetLevel, startedAt, doneAt, droppedAt } = steps;
  const [begun] = await tx
    .select({
      of: sql<
        string | null
      >`md5(string_agg(concat_ws(' ', ${id}, ${roundId}, ${practiceId}, ${fromScore}, ${targetLevel},
        'from', ${startedAt}, 'to', ${doneAt}, 'not', ${droppedAt}), ' ' order by ${id}))`,
    })
    .from(steps)
    .innerJoin(plans, and(eq(plans.organizationId, steps.organizationId), eq(plans.id, steps.planId)))
    .where(areBegun(access, plansOf(tx, access, filters)));
  const published = tx
    .select({
      id: rounds.id,
      method: rounds.method,
      rewordedAt: rounds.rewordedAt,
      threshold: sql<number>`${thresholdFor(access)}`.as('threshold'),
    })
    .from(rounds)
    .innerJoin(teams, and(publishedBy(access, null), filteredTeams(tx, access, filters)))
    .as('published');
  const [measuring] = await tx.select({ of: madeOfRounds(published) }).from(published);
  return `${organizationId} ${filters.framework} ${begun?.of} ${measuring?.of}`;
}

const mean = (rows: readonly MeasuredOutcome[], of: (row: MeasuredOutcome) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0) / rows.length;

/** What the finished steps of the teams that the filters leave promised, and what later rounds measured. */
export async function workedTogether(
  tx: Tenant,
  access: OrganizationAccess,
  filters: Filters,
): Promise<WorkedTogether> {
  const key = await workMadeOf(tx, access, filters);
  const before = known.get(key);
  if (before) return before;
  const outcomes = [
    ...(await outcomesIn(tx, access, plansOf(tx, access, filters), filters.framework)).values(),
  ];
  const rows = measuredIn(outcomes);
  const together = {
    ...didTheyWork(outcomes),
    waiting: outcomes.filter(({ kind }) => kind === 'waiting').length,
    points:
      rows.length === 0
        ? null
        : {
            promised: mean(rows, ({ promised }) => promised),
            measured: mean(rows, ({ measured }) => measured),
            anyway: mean(rows, ({ expectedAnyway }) => expectedAnyway),
          },
  };
  known.set(key, together);
  return together;
}
