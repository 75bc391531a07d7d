import 'server-only';
import { and, asc, eq, inArray, isNull, lt, lte, type SQL, sql } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { memberships, organizations, roundSchedules, rounds, teamMembers, teams, users } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { POLICY } from '@/lib/access/policy';
import { Refused } from '@/lib/access/refused';
import { calendarDay, formatMonth, formatQuarter } from '@/lib/i18n/format';
import { isLang } from '@/lib/i18n/locale';
import { tellRound, tellTeam } from '@/lib/live/changed';
import type { Lang } from '@/lib/model/schema';
import { daysAfter, daysFromTo, nextDay, type Pause } from '@/lib/rounds/calendar';
import { freeze } from '@/lib/rounds/freeze';
import { freeName } from '@/lib/rounds/names';
import { openRoundIn } from '@/lib/rounds/opening';
import { ofTeamOf } from '@/lib/rounds/round-input';
import { ofSchedule } from '@/lib/rounds/schedule';
import { record } from '@/lib/security-log/record';

const HOUR = 60 * 60 * 1000;

/** Days after which a round that could not open is left out: nobody expects it any more. */
const LATEST = 7;

/** The day that it is where the organization is. */
const todayAt = (now: Date): SQL =>
  sql`(${now.toISOString()}::timestamptz at time zone ${organizations.timeZone})::date`;

/** The latest day that it is anywhere: by it the days that may have come are found in their order, whatever the zone. */
const latestDay = (now: Date): string => daysAfter(calendarDay(now, 'UTC'), 1);

const present = and(isNull(teams.archivedAt), isNull(teams.deletedAt), isNull(organizations.deletedAt));

/** One round whose last day is over; false where there is none that nobody else has in hand. */
function endOne(now: Date): Promise<boolean> {
  return systemDatabase().transaction(async (tx) => {
    const [due] = await tx
      .select({ round: rounds, team: teams.name, kind: organizations.kind })
      .from(rounds)
      .innerJoin(teams, and(eq(teams.organizationId, rounds.organizationId), eq(teams.id, rounds.teamId)))
      .innerJoin(organizations, eq(organizations.id, rounds.organizationId))
      .where(
        and(
          present,
          eq(rounds.endsItself, true),
          isNull(rounds.frozenAt),
          isNull(rounds.removedAt),
          lt(rounds.endsOn, latestDay(now)),
          lt(rounds.endsOn, todayAt(now)),
        ),
      )
      .limit(1)
      .for('update', { of: rounds, skipLocked: true });
    if (!due) return false;
    const { round, team, kind } = due;
    await freeze(tx, round, null);
    const nobody = { organizationId: round.organizationId, userId: null, inDemo: kind === 'demo' };
    await record(tx, nobody, 'answering_ended_itself', { team, round: round.name });
    await tellTeam(tx, round);
    await tellRound(tx, round, round.id);
    return true;
  });
}

/**
 * Ends answering in the rounds whose last day is over and that were to end by themselves. Several processes may do it at once.
 * Returns in how many it did.
 */
export async function endDueRounds(now: Date = new Date()): Promise<number> {
  let ended = 0;
  while (await endOne(now)) ended += 1;
  return ended;
}

type Schedule = typeof roundSchedules.$inferSelect;

/** In whose name a round opens: who set it up, while they may, or somebody of the team who leads it; null where nobody does. */
async function leaderOf(tx: Tenant, { organizationId, teamId, setBy }: Schedule) {
  const leads = and(
    eq(memberships.organizationId, organizationId),
    inArray(memberships.role, POLICY['round:open']),
  );
  const who = { userId: memberships.userId, lang: users.locale };
  const [own] =
    setBy === null
      ? []
      : await tx
          .select(who)
          .from(memberships)
          .innerJoin(users, eq(users.id, memberships.userId))
          .where(and(leads, eq(memberships.userId, setBy)));
  if (own) return own;
  const [other] = await tx
    .select(who)
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(
      teamMembers,
      and(
        eq(teamMembers.organizationId, memberships.organizationId),
        eq(teamMembers.teamId, teamId),
        eq(teamMembers.userId, memberships.userId),
        isNull(teamMembers.leftAt),
      ),
    )
    .where(leads)
    .orderBy(asc(teamMembers.joinedAt), asc(memberships.userId))
    .limit(1);
  return other ?? null;
}

/** Why openRoundIn declines, as the team's page says it. */
const PAUSE_OF: Readonly<Record<string, Pause>> = {
  round_already_open: 'round_open',
  no_team_members: 'nobody_asked',
  model_asks_nothing: 'asks_nothing',
  unknown_model: 'asks_nothing',
};

interface Due {
  schedule: Schedule;
  team: typeof teams.$inferSelect;
  timeZone: string;
}

/** Names what opens after its month or its quarter, as the form proposes it. */
async function nameFor(
  tx: Tenant,
  { schedule, team, timeZone }: Due,
  lang: Lang,
  now: Date,
): Promise<string> {
  const { organizationId, id: teamId } = team;
  const taken = await tx
    .select({ name: rounds.name })
    .from(rounds)
    .where(ofTeamOf({ organizationId, teamId }));
  const today = new Date(`${calendarDay(now, timeZone)}T00:00:00Z`);
  const wished = schedule.every === 'month' ? formatMonth(lang, today) : formatQuarter(lang, now, timeZone);
  return freeName(
    wished,
    taken.map(({ name }) => name),
  );
}

/** Opens the round of a schedule whose day it is; why not, where it cannot. */
async function openDue(tx: Tenant, due: Due, today: string, now: Date): Promise<Pause | null> {
  const { schedule, team } = due;
  const { organizationId, teamId, mode, format, limited, scope, model, lastsDays, endsItself } = schedule;
  const leader = await leaderOf(tx, schedule);
  if (!leader) return 'nobody_leads';
  const asked = team.scope.filter((one) => scope?.includes(one) ?? true);
  const name = await nameFor(tx, due, isLang(leader.lang) ? leader.lang : 'en', now);
  try {
    await openRoundIn(
      tx,
      { organizationId, teamId, userId: leader.userId },
      {
        name,
        mode,
        format,
        scope: asked,
        part: asked.length < team.scope.length,
        ...(limited ? { limited: 'on' } : {}),
        ...(model === null ? {} : { model }),
        endsOn: lastsDays === null ? null : daysAfter(today, lastsDays),
        ...(endsItself ? { endsItself: 'on' } : {}),
      },
    );
  } catch (error) {
    // It declines before it writes anything.
    const pause = error instanceof Refused ? PAUSE_OF[error.reason] : undefined;
    if (!pause) throw error;
    return pause;
  }
  await record(tx, { organizationId, userId: null, inDemo: false }, 'round_opened_itself', {
    team: team.name,
    round: name,
  });
  return null;
}

/** One schedule whose day has come; null where there is none that nobody else has in hand, else whether a round opened. */
function repeatOne(now: Date): Promise<boolean | null> {
  return systemDatabase().transaction(async (tx) => {
    const [due] = await tx
      .select({ schedule: roundSchedules, team: teams, timeZone: organizations.timeZone })
      .from(roundSchedules)
      .innerJoin(
        teams,
        and(eq(teams.organizationId, roundSchedules.organizationId), eq(teams.id, roundSchedules.teamId)),
      )
      .innerJoin(organizations, eq(organizations.id, roundSchedules.organizationId))
      .where(
        and(
          present,
          isNull(organizations.kind),
          isNull(roundSchedules.paused),
          lte(roundSchedules.nextOn, latestDay(now)),
          lte(roundSchedules.nextOn, todayAt(now)),
        ),
      )
      .limit(1)
      // The team as whoever opens a round does, so that of two one waits.
      .for('update', { of: [roundSchedules, teams], skipLocked: true });
    if (!due) return null;
    const { schedule, timeZone } = due;
    const today = calendarDay(now, timeZone);
    const missed = daysFromTo(schedule.nextOn, today) > LATEST;
    const paused = missed ? null : await openDue(tx, due, today, now);
    await tellTeam(tx, schedule);
    await tx
      .update(roundSchedules)
      .set({ nextOn: nextDay(schedule, today), ...(paused ? { paused, pausedAt: now } : {}) })
      .where(ofSchedule(schedule));
    return !missed && paused === null;
  });
}

/**
 * Opens the rounds that repeat and whose day has come where their organization is, once each. A schedule waits for somebody where
 * nobody leads the team any more, where the round before is still open, or where nothing or nobody would be asked. Several processes may do it
 * at once. Returns how many rounds it opened.
 */
export async function openDueRounds(now: Date = new Date()): Promise<number> {
  let opened = 0;
  for (let one = await repeatOne(now); one !== null; one = await repeatOne(now)) opened += Number(one);
  return opened;
}

const timer = globalThis as typeof globalThis & { patamarDueRounds?: NodeJS.Timeout };

/** Looks every hour while this process runs, so that a day begins an hour late at most. A failure waits for the next hour. */
export function keepDaysEveryHour(failed: (error: unknown) => void): void {
  const look = async () => {
    await endDueRounds();
    await openDueRounds();
  };
  timer.patamarDueRounds ??= setInterval(() => void look().catch(failed), HOUR).unref();
}
