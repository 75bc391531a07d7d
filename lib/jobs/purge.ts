import 'server-only';
import { and, eq, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import {
  challenges,
  jobs,
  meetings,
  naDecisions,
  passwordLinks,
  publishedNotes,
  publishedRows,
  respondents,
  roundComparisons,
  roundInsiders,
  rounds,
  sessions,
  steps,
  teams,
} from '@/db/schema';
import { AWAITS_FACTOR, STILL_COUNTS } from '@/lib/access/find-access';
import { forgetKept } from '@/lib/kept';
import { stillThere } from '@/lib/rounds/removed';
import { purgeOneAccount } from './purge-account';
import { purgePartOfOrganization } from './purge-organization';

const HOUR = 60 * 60 * 1000;

/** What was done in the background is told for three months. */
async function forgetOldJobs(): Promise<void> {
  const old = sql`${jobs.createdAt} < now() - interval '90 days'`;
  const places = await systemDatabase()
    .selectDistinct({ organizationId: jobs.organizationId })
    .from(jobs)
    .where(old);
  for (const { organizationId } of places)
    await systemDatabase()
      .delete(jobs)
      .where(and(eq(jobs.organizationId, organizationId), old));
}

/** One deleted round whose week is over; false where there is none that nobody else has in hand. */
function purgeOneRound(): Promise<boolean> {
  return systemDatabase().transaction(async (tx) => {
    const [round] = await tx
      .select({ organizationId: rounds.organizationId, id: rounds.id })
      .from(rounds)
      .where(and(isNull(rounds.purgedAt), lte(rounds.removedAt, stillThere())))
      .limit(1)
      .for('update', { skipLocked: true });
    if (!round) return false;
    const { organizationId, id } = round;
    // Answers go with the people asked, changes with the comparisons. The ledger stays (docs/adr/0022).
    for (const table of [respondents, roundInsiders, publishedRows, publishedNotes, naDecisions, meetings])
      await tx.delete(table).where(and(eq(table.organizationId, organizationId), eq(table.roundId, id)));
    // The plan keeps what people decided and wrote, and forgets what its result said.
    await tx
      .update(steps)
      .set({ fromScore: null, gainOverall: null, gainPrinciple: null })
      .where(and(eq(steps.organizationId, organizationId), eq(steps.roundId, id)));
    const compared = or(eq(roundComparisons.roundId, id), eq(roundComparisons.comparedWith, id));
    await tx
      .delete(roundComparisons)
      .where(and(eq(roundComparisons.organizationId, organizationId), compared));
    await tx
      .update(rounds)
      .set({ purgedAt: sql`now()`, removedReason: null })
      .where(and(eq(rounds.organizationId, organizationId), eq(rounds.id, id)));
    return true;
  });
}

/** One deleted team whose week is over, with all that it has. */
function purgeOneTeam(): Promise<boolean> {
  return systemDatabase().transaction(async (tx) => {
    const [team] = await tx
      .select({ organizationId: teams.organizationId, id: teams.id })
      .from(teams)
      .where(and(isNotNull(teams.deletedAt), lte(teams.deletedAt, stillThere())))
      .limit(1)
      .for('update', { skipLocked: true });
    if (!team) return false;
    await tx.delete(teams).where(and(eq(teams.organizationId, team.organizationId), eq(teams.id, team.id)));
    return true;
  });
}

/**
 * Removes for good what was deleted more than a week ago: answers and results of rounds, teams and organizations with all that they have,
 * and accounts; and the sessions, links and challenges that are over, and what the security log has kept for its 400 days.
 * Several processes may do it at once, each takes what no other has in hand. Returns how much it removed.
 */
export async function purgeDeleted(): Promise<number> {
  await systemDatabase().delete(sessions).where(sql`(${STILL_COUNTS} or ${AWAITS_FACTOR}) is not true`);
  await systemDatabase().delete(challenges).where(lte(challenges.expiresAt, sql`now()`));
  await systemDatabase().delete(passwordLinks).where(lte(passwordLinks.expiresAt, sql`now()`));
  await forgetOldJobs();
  await systemDatabase().execute(sql`select forget_security_events()`);
  let purged = 0;
  while (
    (await purgePartOfOrganization()) ||
    (await purgeOneRound()) ||
    (await purgeOneTeam()) ||
    (await purgeOneAccount())
  )
    purged += 1;
  if (purged > 0) forgetKept();
  return purged;
}

const timer = globalThis as typeof globalThis & { patamarPurge?: NodeJS.Timeout };

/** Purges every hour while this process runs. A failure, a database that is away for example, waits for the next hour. */
export function purgeEveryHour(failed: (error: unknown) => void): void {
  timer.patamarPurge ??= setInterval(() => void purgeDeleted().catch(failed), HOUR).unref();
}
