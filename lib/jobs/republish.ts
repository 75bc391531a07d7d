import 'server-only';
import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { rounds, scoreSnapshots } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { noChange } from '@/lib/results/no-change';
import { changeFrom, changesOf, rowFrom, rowsOf } from '@/lib/results/published';
import { INSIDE_THRESHOLD } from '@/lib/results/viewer';
import { publishFrozen } from '@/lib/rounds/publication';
import { outsideNow } from '@/lib/rounds/publication-input';
import { ofTeam, type Round } from '@/lib/rounds/round-input';
import { checkAnswersKey } from './answers-key';
import { type OldWords, readsOtherwise } from './same-words';

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

/** Whether a reader of the round, from inside or outside, sees other words now than those that were stored when it closed. */
async function hasOtherWords(tx: Tenant, round: Round): Promise<boolean> {
  const { organizationId, id, notComparable } = round;
  const before = await tx.select().from(scoreSnapshots).where(snapshotsOf(organizationId, id));
  const key = ({ scope, scopeId }: { scope: string; scopeId: string }) => `${scope} ${scopeId}`;
  for (const threshold of new Set([INSIDE_THRESHOLD, await outsideNow(tx, round)])) {
    const seen = new Map([[id, threshold]]);
    const rows = new Map((await rowsOf(tx, organizationId, seen)).map((row) => [key(row), rowFrom(row)]));
    const changes = await changesOf(tx, organizationId, seen);
    const changeBy = new Map(changes.map((one) => [key(one), changeFrom(one)]));
    const now = (old: OldWords) => {
      const row = rows.get(key(old));
      // As pages read it (lib/results/queries.ts).
      const change = notComparable ? noChange(notComparable) : changeBy.get(key(old));
      return row && { ...row, change: change ?? null };
    };
    if (before.some((old) => readsOtherwise(old, now(old), threshold))) return true;
  }
  return false;
}

/** One round; a round that another process has published meanwhile is left alone. */
async function publishAnew({ organizationId, id, teamId }: Waiting, now: Date): Promise<void> {
  await publishFrozen({
    within: (work) => systemDatabase().transaction(work),
    find: async (tx, lock) => {
      const found = tx.select().from(rounds).where(ofTeam({ organizationId, teamId }, id));
      const [round] = await (lock ? found.for('update') : found);
      return round?.closedAt && round.method === null ? round : null;
    },
    decisions: null,
    finish: async (tx, round) => {
      const rewordedAt = (await hasOtherWords(tx, round)) ? now : null;
      await tx.delete(scoreSnapshots).where(snapshotsOf(organizationId, id));
      return { rewordedAt };
    },
  });
}

/** A round that could not be published anew, and what went wrong. */
interface Failure {
  organizationId: string;
  teamId: string;
  roundId: string;
  cause: unknown;
}

/** Rounds that could not be published anew, each with what went wrong, in a text for whoever started it. */
export class NotRepublished extends Error {
  /** @param waiting how many rounds of the same teams wait for these */
  constructor(
    readonly failures: readonly Failure[],
    { all, waiting: behind }: { all: number; waiting: number },
  ) {
    const lines = failures.map(
      ({ organizationId, teamId, roundId, cause }) =>
        `- organization ${organizationId}, team ${teamId}, round ${roundId}: ${reasonOf(cause)}`,
    );
    super(
      [
        `${failures.length} of ${all} results could not be worked out anew:`,
        ...lines,
        `Later rounds of the same teams, which wait for these: ${behind}. All others are done.`,
        'Patamar starts without them: nothing of them was changed, their pages say so, and each start tries them again. If they',
        'fail again, report this list; the log says where each of them failed.',
      ].join('\n'),
    );
    this.name = 'NotRepublished';
  }
}

/** What the database said, where the driver wraps it in the text of a whole statement. */
function reasonOf(error: unknown): string {
  const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return (reason instanceof Error ? reason.message : String(reason)).split('\n')[0] ?? '';
}

/**
 * Publishes the closed rounds of an older release anew: the publishing rule and today's methods over the stored answers,
 * and the links to accounts cut. Round by round, so that it can be stopped and goes on where it was; where one fails, the
 * later ones of its team wait, because each builds on those before, and the others go on. What people saw before cannot
 * be taken back; it is not published again (docs/adr/0018). Throws `NotRepublished` at the end if any failed.
 * @param onProgress called after each round
 */
export async function republish(onProgress?: (done: number, all: number) => void): Promise<number> {
  await checkAnswersKey();
  const all = await waiting();
  const failures: Failure[] = [];
  const held = new Set<string>();
  let behind = 0;
  for (const [i, round] of all.entries()) {
    const { organizationId, teamId, id: roundId } = round;
    if (held.has(teamId)) behind += 1;
    else {
      try {
        await publishAnew(round, new Date());
      } catch (cause) {
        failures.push({ organizationId, teamId, roundId, cause });
        held.add(teamId);
      }
    }
    onProgress?.(i + 1, all.length);
  }
  if (failures.length > 0) throw new NotRepublished(failures, { all: all.length, waiting: behind });
  return all.length;
}
