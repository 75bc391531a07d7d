import 'server-only';
import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { rounds, scoreSnapshots } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { FLOOR } from '@/lib/publishing/ledger';
import { changeFrom, changesOf, rowFrom, rowsOf } from '@/lib/results/published';
import { publish } from '@/lib/rounds/publication';
import { ofTeam } from '@/lib/rounds/round-input';
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

/** One round; a round that another process has published meanwhile is left alone. */
async function publishAnew({ organizationId, id, teamId }: Waiting, now: Date): Promise<void> {
  await publish({
    within: (work) => systemDatabase().transaction(work),
    find: async (tx, lock) => {
      const found = tx.select().from(rounds).where(ofTeam({ organizationId, teamId }, id));
      const [round] = await (lock ? found.for('update') : found);
      return round?.closedAt && round.method === null ? round : null;
    },
    decisions: null,
    finish: async (tx) => {
      const rewordedAt = (await hasOtherWords(tx, organizationId, id)) ? now : null;
      await tx.delete(scoreSnapshots).where(snapshotsOf(organizationId, id));
      return { rewordedAt };
    },
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
