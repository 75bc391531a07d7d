import 'server-only';
import { and, eq } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { steps as stepRows } from '@/db/schema';
import { findTeamAccess } from '@/lib/access/find-access';
import { claimsOf } from '@/lib/access/session-token';
import { closeSession, openSession } from '@/lib/access/sessions';
import type { TeamAccess } from '@/lib/access/types';
import { calendarDay } from '@/lib/i18n/format';
import { adviceFor } from '@/lib/plans/advice';
import { addToPlan, editStep, moveStep } from '@/lib/plans/commands';
import { listSteps } from '@/lib/plans/queries';
import type { DemoTeam } from './people';

const DAY = 24 * 60 * 60 * 1000;

/** What the team expects its steps to save, in hours a month; it does not know yet for the last. */
const HOURS = [6, 12.5];

/** What is planned from the newest round: how far each is, who drives it, and in how many days it is due. */
const NEXT = [
  { move: 'finish', owned: true, due: -3 },
  { move: 'start', owned: true, due: -9 },
  { move: null, owned: false, due: 12 },
  { move: null, owned: true, due: 35 },
] as const;

interface Place {
  teamId: string;
  members: readonly { userId: string }[];
  /** Published rounds, oldest first. */
  closed: readonly { id: string; closedAt: Date }[];
  worked: NonNullable<DemoTeam['worked']>;
}

const after = (moment: Date, days: number) => new Date(moment.getTime() + days * DAY);

async function newestStep(access: TeamAccess): Promise<string> {
  const step = (await listSteps(access)).at(-1);
  if (!step) throw new Error('A step was just planned.');
  return step.id;
}

/** Steps that were planned from the round before the newest one and finished in between, as far as its advice allows them. */
async function addFinished(access: TeamAccess, { members, closed, worked }: Place): Promise<void> {
  const before = closed.at(-2);
  if (!before) return;
  const { organizationId } = access;
  for (const [i, { practiceId, to }] of worked.entries()) {
    const ready = (await adviceFor(access, before.id))?.advice.ranking ?? [];
    if (!ready.some(({ step }) => step.practiceId === practiceId && step.to === to)) continue;
    const due = calendarDay(after(before.closedAt, 60), access.timeZone);
    const ownerId = members[i + 1]?.userId ?? null;
    await addToPlan(access, { roundId: before.id, practiceId, targetLevel: to, ownerId, dueDate: due });
    const id = await newestStep(access);
    await moveStep(access, { stepId: id, move: 'finish' });
    await systemDatabase()
      .update(stepRows)
      .set({
        createdAt: after(before.closedAt, 2),
        startedAt: after(before.closedAt, 6),
        doneAt: after(before.closedAt, 35 + 7 * i),
      })
      .where(and(eq(stepRows.organizationId, organizationId), eq(stepRows.id, id)));
  }
}

/** Access as the pages have it, which only a session gives. */
async function accessOf({ userId }: { userId: string }, teamId: string): Promise<TeamAccess | null> {
  const claims = claimsOf(await openSession(userId, null));
  if (!claims) throw new Error('It was just made.');
  const access = await findTeamAccess(claims, teamId);
  await closeSession(claims);
  return access;
}

/**
 * Starts a demo team's plan: what it finished before its newest round, and then the first steps that round advises: one done, one
 * under way and late, one that nobody has taken yet, one still to start.
 */
export async function startDemoPlan(place: Place, now: Date): Promise<void> {
  const { teamId, members, closed } = place;
  const [planner] = members;
  const latest = closed.at(-1);
  const access = planner && (await accessOf(planner, teamId));
  if (!access || !latest) return;
  await addFinished(access, place);
  const advised = (await adviceFor(access, latest.id))?.advice.recommendations ?? [];
  for (const [i, { move, owned, due }] of NEXT.entries()) {
    const recommended = advised[i];
    if (!recommended) continue;
    const ownerId = owned ? (members[i + 1]?.userId ?? null) : null;
    const dueDate = calendarDay(after(now, due), access.timeZone);
    const { practiceId, what } = recommended;
    await addToPlan(access, { roundId: latest.id, practiceId, targetLevel: what.toLevel, ownerId, dueDate });
    const stepId = await newestStep(access);
    await editStep(access, { stepId, hoursSaved: HOURS[i] ?? null });
    if (move) await moveStep(access, { stepId, move });
  }
}
