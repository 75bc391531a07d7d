import 'server-only';
import { and, eq } from 'drizzle-orm';
import { roundSchedules, users } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { allow } from '@/lib/access/allow';
import { changeTeam } from '@/lib/access/change-team';
import { readOrganization } from '@/lib/access/read-organization';
import type { TeamAccess } from '@/lib/access/types';
import { calendarDay } from '@/lib/i18n/format';
import type { FrameworkId } from '@/lib/model/schema';
import { record } from '@/lib/security-log/record';
import { daysFromTo, type Every, nextDay } from './calendar';
import type { OpenRoundForm } from './schema';

type Place = Pick<TeamAccess, 'organizationId' | 'teamId'>;

/** The schedule of a team, of which it has one at most. */
export const ofSchedule = ({ organizationId, teamId }: Place) =>
  and(eq(roundSchedules.organizationId, organizationId), eq(roundSchedules.teamId, teamId));

interface Repeated extends Omit<OpenRoundForm, 'scope' | 'every'> {
  every: Every;
  /** Frameworks; null for those that the team has then. */
  scope: FrameworkId[] | null;
}

/**
 * Lets rounds like the one that opens now open by themselves from now on, in place of what was planned before. They ask whoever is
 * in the team then, and last as many days.
 * @param today the day of the round that opens now
 */
export async function repeatRound(
  tx: Tenant,
  access: TeamAccess,
  { every, scope, mode, format, limited, model, endsOn, endsItself }: Repeated,
  today: string,
): Promise<void> {
  const { organizationId, teamId, userId } = access;
  const settings = {
    every,
    startedOn: today,
    nextOn: nextDay({ startedOn: today, every }, today),
    mode,
    format,
    limited: limited === 'on',
    scope,
    model: model ?? null,
    lastsDays: endsOn ? daysFromTo(today, endsOn) : null,
    endsItself: endsItself === 'on' && !!endsOn,
    setBy: userId,
    setAt: new Date(),
    paused: null,
    pausedAt: null,
  };
  await tx
    .insert(roundSchedules)
    .values({ organizationId, teamId, ...settings })
    .onConflictDoUpdate({
      target: [roundSchedules.organizationId, roundSchedules.teamId],
      set: settings,
    });
  await record(tx, access, 'repeating_set', { team: access.team.name });
}

/** How the rounds of a team repeat; null where they do not. */
export async function scheduleOf(access: TeamAccess) {
  const [found] = await readOrganization(access, (tx) =>
    tx
      .select({
        every: roundSchedules.every,
        nextOn: roundSchedules.nextOn,
        mode: roundSchedules.mode,
        format: roundSchedules.format,
        lastsDays: roundSchedules.lastsDays,
        paused: roundSchedules.paused,
        /** Who set it up; null where they are gone. */
        setBy: users.name,
      })
      .from(roundSchedules)
      .leftJoin(users, eq(users.id, roundSchedules.setBy))
      .where(ofSchedule(access)),
  );
  return found ?? null;
}

/** Lets no more rounds of the team open by themselves; the one that is open stays. Does nothing where none would have. */
export async function stopRepeating(access: TeamAccess): Promise<void> {
  allow(access, 'round:open');
  await changeTeam(access, 'round:open', async (tx, { name }) => {
    const stopped = await tx
      .delete(roundSchedules)
      .where(ofSchedule(access))
      .returning({ teamId: roundSchedules.teamId });
    if (stopped.length > 0) await record(tx, access, 'repeating_stopped', { team: name });
  });
}

/** Lets a schedule that waits go on with its next day, in this person's name. Does nothing where none waits. */
export async function goOnRepeating(access: TeamAccess): Promise<void> {
  allow(access, 'round:open');
  const today = calendarDay(new Date(), access.timeZone);
  await changeTeam(access, 'round:open', async (tx, { name }) => {
    const [schedule] = await tx.select().from(roundSchedules).where(ofSchedule(access)).for('update');
    if (!schedule?.paused) return;
    await tx
      .update(roundSchedules)
      .set({ paused: null, pausedAt: null, nextOn: nextDay(schedule, today), setBy: access.userId })
      .where(ofSchedule(access));
    await record(tx, access, 'repeating_set', { team: name });
  });
}
