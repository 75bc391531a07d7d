import 'server-only';
import { and, eq, lte } from 'drizzle-orm';
import { databaseAddresses } from '@/db/addresses';
import { alone } from '@/db/alone';
import { systemDatabase } from '@/db/client';
import { organizations } from '@/db/schema';
import { seedDemo } from '@/lib/demo/seed';
import { demoEnabled } from '@/lib/env';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** Whether there is a sample organization that was made more than a day ago. */
async function findOldDemo(now: Date): Promise<string | undefined> {
  const [old] = await systemDatabase()
    .select({ id: organizations.id })
    .from(organizations)
    .where(and(eq(organizations.kind, 'demo'), lte(organizations.createdAt, new Date(now.getTime() - DAY))));
  return old?.id;
}

/**
 * Makes the sample organization anew once a day: what its visitors wrote is gone, and its dates are those of today. The made-up
 * people stay who they are, so that nobody who looks around is signed out. One process does it; returns whether it was this one.
 */
export async function forgetVisits(now: Date = new Date()): Promise<boolean> {
  if (!demoEnabled() || !(await findOldDemo(now))) return false;
  return alone(databaseAddresses().direct, async () => {
    const old = await findOldDemo(now);
    if (old === undefined) return false;
    await seedDemo(now, old);
    return true;
  });
}

const timer = globalThis as typeof globalThis & { patamarForgetVisits?: NodeJS.Timeout };

/** Looks every hour while this process runs. A failure, a database that is away for example, waits for the next hour. */
export function forgetVisitsEveryHour(failed: (error: unknown) => void): void {
  timer.patamarForgetVisits ??= setInterval(() => void forgetVisits().catch(failed), HOUR).unref();
}
