import 'server-only';
import { readOrganization } from '@/lib/access/read-organization';
import type { OrganizationAccess } from '@/lib/access/types';
import { calendarDay } from '@/lib/i18n/format';
import { principle } from '@/lib/model/graph';
import type { Lang, Principle, RoleId } from '@/lib/model/schema';
import { outcomesIn } from '@/lib/plans/outcome-queries';
import { didTheyWork, type FinishedSteps } from '@/lib/plans/outcomes';
import type { Filters } from './filters';
import { type MovedPage, movedPage } from './moved';
import { type OrganizationLine, organizationLine } from './org-line';
import { roleTotals } from './role-matrix';
import { listTeamRoles } from './roles';
import type { Share } from './weakness-rules';
import { findWeaknesses } from './weaknesses';
import { countWork, plansOf } from './work';
import { dueTeams, runningRounds } from './work-rounds';

/** A principle in which most teams are below their target. */
export type CommonGap = Share & { principle: Principle };

/** What is being done, in numbers. */
interface WorkInNumbers {
  open: number;
  overdue: number;
  unowned: number;
  done: number;
  /** Rounds that take answers for too long, and teams that had no result for longer than a quarter. */
  lateRounds: number;
  dueTeams: number;
  /** Of the finished steps that a round has measured. */
  kept: FinishedSteps;
}

/** What a manager's five questions come to, as one person may see it: each from what its own page reads. */
export interface SummaryFacts {
  teams: number;
  /** Teams with a result to show, and those all of whose results are hidden. */
  shown: number;
  hidden: number;
  line: OrganizationLine;
  moved: Pick<MovedPage, 'finding' | 'span' | 'teams'>;
  gaps: readonly CommonGap[];
  /** Roles that frameworks of a team need and nobody in it holds, with how many teams; most teams first. */
  missing: readonly { role: RoleId; teams: number }[];
  work: WorkInNumbers;
}

function readWorkInNumbers(access: OrganizationAccess, filters: Filters, now: Date): Promise<WorkInNumbers> {
  const today = calendarDay(now, access.timeZone);
  return readOrganization(access, async (tx) => {
    const { open, overdue, unowned, done } = await countWork(tx, access, filters, null, today);
    const { kept, of } = didTheyWork((await outcomesIn(tx, access, plansOf(tx, access, filters))).values());
    return {
      ...{ open, overdue, unowned, done, kept: { kept, of } },
      lateRounds: (await runningRounds(tx, access, filters, now, 1)).late,
      dueTeams: (await dueTeams(tx, access, filters, now, 1)).all,
    };
  });
}

/** Everything that the page for an executive tells. */
export async function summaryFacts(
  access: OrganizationAccess,
  { filters, lang, now }: { filters: Filters; lang: Lang; now: Date },
): Promise<SummaryFacts> {
  const [line, { finding, span, teams: moved }, found, { teams: held, needed }, work] = await Promise.all([
    organizationLine(access, { filters, now, kind: null }),
    movedPage(access, { filters, lang, now, page: 1 }),
    findWeaknesses(access, filters, lang),
    listTeamRoles(access, filters),
    readWorkInNumbers(access, filters, now),
  ]);
  const { teams, shown, hidden, weaknesses } = found;
  return {
    ...{ teams, shown, hidden, line, work },
    moved: { finding, span, teams: moved },
    gaps: weaknesses.map(({ model, principleId, below, of }) => ({
      principle: principle(model, principleId),
      below,
      of,
    })),
    missing: roleTotals(held, needed)
      .flatMap(({ role, missed }) => (missed > 0 ? [{ role, teams: missed }] : []))
      .sort((one, other) => other.teams - one.teams),
  };
}
