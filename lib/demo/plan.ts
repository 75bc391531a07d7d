import 'server-only';
import { findTeamAccess } from '@/lib/access/find-access';
import { calendarDay } from '@/lib/i18n/format';
import { adviceFor } from '@/lib/plans/advice';
import { addToPlan, editStep, moveStep } from '@/lib/plans/commands';
import { listSteps } from '@/lib/plans/queries';

const DAY = 24 * 60 * 60 * 1000;
const day = (now: Date, days: number, timeZone: string) =>
  calendarDay(new Date(now.getTime() + days * DAY), timeZone);

/** What the team expects its steps to save, in hours a month; it does not know yet for the last. */
const HOURS = [6, 12.5];

interface Place {
  teamId: string;
  members: readonly { userId: string }[];
  /** Id of the newest closed round. */
  latest: string;
}

/** Starts the demo team's plan with the advice's own first steps: one done, one under way, one still to start. */
export async function startDemoPlan({ teamId, members, latest }: Place, now: Date): Promise<void> {
  const [planner] = members;
  const access = planner && (await findTeamAccess({ userId: planner.userId, sessionVersion: 1 }, teamId));
  const advised = access && (await adviceFor(access, latest));
  if (!access || !advised) return;
  const recommended = advised.advice.recommendations.slice(0, 3);
  for (const [i, { practiceId, what }] of recommended.entries()) {
    await addToPlan(access, {
      roundId: latest,
      practiceId,
      targetLevel: what.toLevel,
      ownerId: members[i + 1]?.userId ?? null,
      dueDate: day(now, 14 + 21 * i, access.timeZone),
    });
  }
  const steps = await listSteps(access);
  for (const [i, { id, ownerId, dueDate, note }] of steps.entries())
    await editStep(access, { stepId: id, ownerId, dueDate, note, hoursSaved: HOURS[i] ?? null });
  const [first, second] = steps;
  if (first) await moveStep(access, { stepId: first.id, move: 'finish' });
  if (second) await moveStep(access, { stepId: second.id, move: 'start' });
}
