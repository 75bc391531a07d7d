import 'server-only';
import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { publishedChanges, publishedRows, rounds, scoreSnapshots, teams } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { FLOOR } from '@/lib/publishing/ledger';
import { changeFrom, changesOf, rowFrom, rowsOf } from '@/lib/results/published';
import { cutLinks } from '@/lib/rounds/cut-links';
import { writePublication } from '@/lib/rounds/publication';
import { checkAnswersKey } from './answers-key';
import { sameWords } from './same-words';

/** Rounds that were closed by the methods of release 0.1.0 and are still to be published by today's, in their order. */
const waiting = () =>
  systemDatabase()
    .select({ organizationId: rounds.organizationId, id: rounds.id, teamId: rounds.teamId })
    .from(rounds)
    .where(and(isNotNull(rounds.closedAt), isNull(rounds.method)))
    .orderBy(asc(rounds.organizationId), asc(rounds.teamId), asc(rounds.closedAt), asc(rounds.id));

type Waiting = Awaited<ReturnType<typeof waiting>>[number];

const snapshotsOf = (organizationId: string, roundId: string) =>
  and(eq(scoreSnapshots.organizationId, organizationId), eq(scoreSnapshots.roundId, roundId));

/** Whether a reader of the round sees other words now than the ones that were stored when it was closed. */
async function hasOtherWords(tx: Tenant, organizationId: string, roundId: string): Promise<boolean> {
  const before = await tx.select().from(scoreSnapshots).where(snapshotsOf(organizationId, roundId));
  const thresholds = new Map([[roundId, FLOOR]]);
  const rows = await rowsOf(tx, organizationId, thresholds);
  const changes = await changesOf(tx, organizationId, thresholds);
  const changeBy = new Map(changes.map((one) => [`${one.scope} ${one.scopeId}`, changeFrom(one)]));
  const now = new Map(
    rows.map((row) => {
      const key = `${row.scope} ${row.scopeId}`;
      return [key, { ...rowFrom(row), change: changeBy.get(key) ?? null }];
    }),
  );
  return !before.every((old) => sameWords(old, now.get(`${old.scope} ${old.scopeId}`)));
}

/** One round, in a transaction of its own; a round that another process has published meanwhile is left alone. */
async function publishAnew({ organizationId, id, teamId }: Waiting, now: Date): Promise<void> {
  await systemDatabase().transaction(async (tx) => {
    // Rounds of a team are published in order, by one process at a time.
    await tx
      .select({ id: teams.id })
      .from(teams)
      .where(and(eq(teams.organizationId, organizationId), eq(teams.id, teamId)))
      .for('update');
    const place = and(eq(rounds.organizationId, organizationId), eq(rounds.id, id));
    const [round] = await tx.select().from(rounds).where(place).for('update');
    if (!round?.closedAt || round.method !== null) return;
    for (const table of [publishedRows, publishedChanges]) {
      await tx.delete(table).where(and(eq(table.organizationId, organizationId), eq(table.roundId, id)));
    }
    const said = await writePublication(tx, round, round.closedAt);
    await cutLinks(tx, round);
    const rewordedAt = (await hasOtherWords(tx, organizationId, id)) ? now : null;
    await tx.delete(scoreSnapshots).where(snapshotsOf(organizationId, id));
    await tx
      .update(rounds)
      .set({ ...said, rewordedAt })
      .where(place);
  });
}

/**
 * Publishes the closed rounds of an older release anew: the publishing rule and today's methods over the stored answers,
 * and the links to accounts cut. Round by round, so that it can be stopped and goes on where it was. What people saw
 * before cannot be taken back; it is not published again (docs/adr/0018).
 * @param onProgress called after each round
 */
export async function republish(onProgress?: (done: number, all: number) => void): Promise<number> {
  await checkAnswersKey();
  const all = await waiting();
  for (const [i, round] of all.entries()) {
    await publishAnew(round, new Date());
    onProgress?.(i + 1, all.length);
  }
  return all.length;
}
