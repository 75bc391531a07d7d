import 'server-only';
import { and, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import { meetings, naDecisions, respondents, roundInsiders, rounds } from '@/db/schema';
import { inOrganization, type Tenant } from '@/db/tenancy';
import { allow } from '@/lib/access/allow';
import { holdTeam } from '@/lib/access/change-team';
import { isId } from '@/lib/access/find-access';
import { demandFresh } from '@/lib/access/fresh';
import { Refused } from '@/lib/access/refused';
import type { TeamAccess } from '@/lib/access/types';
import { demandSeen } from '@/lib/changed-meanwhile';
import { calendarDay } from '@/lib/i18n/format';
import { tellTeam } from '@/lib/live/changed';
import { record } from '@/lib/security-log/record';
import { compareRemaining, pointAtWhatIsThere } from './comparisons';
import { stillThere } from './removed';
import { askedIn, ofTeam, type Round } from './round-input';
import type { DeleteRoundForm, EndRoundForm, RenameRoundForm } from './schema';

type Manages = 'round:rename' | 'round:close' | 'round:cancel' | 'round:delete';

/** A round of the team that is still there, locked against saving, ending, publishing and taking back; the team's screens are told. Who answers it just now is told when they go on, and keeps what they chose in sight. */
async function lockedRound(
  tx: Tenant,
  access: TeamAccess,
  permission: Manages,
  roundId: string,
): Promise<Round> {
  if (!isId(roundId)) throw new Refused('unknown_round');
  await holdTeam(tx, access, permission, 'no key update');
  const [round] = await tx.select().from(rounds).where(ofTeam(access, roundId)).for('update');
  if (!round) throw new Refused('unknown_round');
  await tellTeam(tx, access);
  return round;
}

const NOW = sql`now()`;

/**
 * Gives a round another name, whether it is open, frozen or published. Throws `Refused('unknown_round')`, and
 * `ChangedMeanwhile` where it has another name now than was `seen`.
 */
export async function renameRound(
  access: TeamAccess,
  roundId: string,
  changes: Partial<RenameRoundForm>,
  seen: Partial<RenameRoundForm> = {},
): Promise<void> {
  allow(access, 'round:rename');
  const { name } = changes;
  if (name === undefined) return;
  await inOrganization(access, async (tx) => {
    const round = await lockedRound(tx, access, 'round:rename', roundId);
    demandSeen<RenameRoundForm>({ name: round.name }, { name }, seen);
    await tx.update(rounds).set({ name }).where(ofTeam(access, roundId));
  });
}

/**
 * Changes until when answers are taken, and whether answering ends by itself then, while it is open. Throws `Refused`:
 * 'unknown_round', 'answers_ended', or 'day_over' beside a day before today; and `ChangedMeanwhile` as above.
 */
export async function changeEnd(
  access: TeamAccess,
  roundId: string,
  changes: Partial<EndRoundForm>,
  seen: Partial<EndRoundForm> = {},
): Promise<void> {
  allow(access, 'round:close');
  const today = calendarDay(new Date(), access.timeZone);
  await inOrganization(access, async (tx) => {
    const round = await lockedRound(tx, access, 'round:close', roundId);
    if (round.frozenAt) throw new Refused('answers_ended');
    const { endsOn, endsItself } = { ...round, ...changes };
    demandSeen<Pick<EndRoundForm, 'endsOn'>>({ endsOn: round.endsOn }, { endsOn }, seen);
    // One that is over already would end answering at once, which nobody chose by a date.
    if (endsOn && endsOn < today && (endsOn !== round.endsOn || endsItself))
      throw new Refused('day_over', 'endsOn');
    await tx
      .update(rounds)
      .set({ endsOn, endsItself: endsItself && endsOn !== null })
      .where(ofTeam(access, roundId));
  });
}

/**
 * Takes back a round that is not published: it is gone for everybody, and its answers are gone for good, with what a meeting showed of
 * them. No other round is ever compared with them, so no ledger has to be kept. Throws `Refused`: 'unknown_round', 'round_closed' for a
 * published one, 'confirm_again'.
 */
export async function cancelRound(access: TeamAccess, roundId: string): Promise<void> {
  allow(access, 'round:cancel');
  await demandFresh(access);
  await inOrganization(access, async (tx) => {
    const round = await lockedRound(tx, access, 'round:cancel', roundId);
    if (round.closedAt) throw new Refused('round_closed');
    // With what they answered. Saving waits for the lock on the round, and then finds that answering has ended.
    await tx.delete(respondents).where(askedIn(round));
    for (const table of [meetings, naDecisions, roundInsiders])
      await tx
        .delete(table)
        .where(and(eq(table.organizationId, round.organizationId), eq(table.roundId, round.id)));
    await tx
      .update(rounds)
      .set({
        frozenAt: sql`coalesce(${rounds.frozenAt}, now())`,
        removedAt: NOW,
        removedBy: access.userId,
        purgedAt: NOW,
      })
      .where(ofTeam(access, roundId));
    await record(tx, access, 'round_cancelled', { team: access.team.name, round: round.name });
  });
}

/**
 * Deletes a published round: no page, trend, plan, advice or file shows it any more, and rounds that were compared with it
 * are compared with those that remain. What was published of it stays known to who saw it, so its ledger stays in force.
 * For a week it can be brought back; then its answers and its result go for good (lib/jobs/purge.ts). Throws `Refused`:
 * 'unknown_round', or 'round_not_closed'.
 */
export async function deleteRound(
  access: TeamAccess,
  roundId: string,
  { reason }: DeleteRoundForm,
): Promise<void> {
  allow(access, 'round:delete');
  const within = <T>(work: (tx: Tenant) => Promise<T>) => inOrganization(access, work);
  await within(async (tx) => {
    const round = await lockedRound(tx, access, 'round:delete', roundId);
    if (!round.closedAt) throw new Refused('round_not_closed');
    await tx
      .update(rounds)
      .set({ removedAt: NOW, removedBy: access.userId, removedReason: reason })
      .where(ofTeam(access, roundId));
    await record(tx, access, 'round_deleted', { team: access.team.name, round: round.name });
    // At once: nobody sees a change against a round that is gone.
    await pointAtWhatIsThere(tx, access);
  });
  await compareRemaining(within, access);
}

/**
 * Brings back a round that was deleted, exactly as it was: itself, and the changes against it; one that somebody else has
 * brought back is left as it is. Throws `Refused`: 'unknown_round' where the team has no such round, 'undo_too_late' where a
 * week is over.
 */
export async function restoreRound(access: TeamAccess, roundId: string): Promise<void> {
  allow(access, 'round:delete');
  const within = <T>(work: (tx: Tenant) => Promise<T>) => inOrganization(access, work);
  if (!isId(roundId)) throw new Refused('unknown_round');
  await within(async (tx) => {
    await holdTeam(tx, access, 'round:delete', 'no key update');
    const { organizationId, teamId } = access;
    const own = and(
      eq(rounds.organizationId, organizationId),
      eq(rounds.teamId, teamId),
      eq(rounds.id, roundId),
      isNotNull(rounds.closedAt),
      isNotNull(rounds.removedAt),
    );
    const [deleted] = await tx.select({ id: rounds.id }).from(rounds).where(own).for('update');
    if (!deleted) {
      const back = and(ofTeam(access, roundId), isNotNull(rounds.closedAt));
      if ((await tx.select({ id: rounds.id }).from(rounds).where(back)).length > 0) return;
      throw new Refused('unknown_round');
    }
    const brought = await tx
      .update(rounds)
      .set({ removedAt: null, removedBy: null, removedReason: null })
      .where(and(own, isNull(rounds.purgedAt), gt(rounds.removedAt, stillThere())))
      .returning({ name: rounds.name });
    if (!brought[0]) throw new Refused('undo_too_late');
    await record(tx, access, 'round_brought_back', { team: access.team.name, round: brought[0].name });
    await pointAtWhatIsThere(tx, access);
  });
  await compareRemaining(within, access);
}
