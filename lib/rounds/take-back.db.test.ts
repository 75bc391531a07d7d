import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import {
  publishedChanges,
  publishedRows,
  respondents,
  roundComparisons,
  roundLedgers,
  rounds,
} from '@/db/schema';
import { makePerson, signedIn, type TestPerson, teamAccess } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { findRespondentAccess } from '@/lib/access/find-respondent';
import { ownRounds } from '@/lib/access/own-rounds';
import { Refused } from '@/lib/access/refused';
import type { TeamAccess } from '@/lib/access/types';
import { purgeDeleted } from '@/lib/jobs/purge';
import { teamResults } from '@/lib/results/overview';
import { getResults, latestResult, listRounds } from '@/lib/results/queries';
import { endAnswering, publishRound } from './commands';
import { listDeletedRounds, removedRound } from './removed';
import { cancelRound, deleteRound, restoreRound } from './take-back';
import { answerAll, openQuick, publishedWorld } from './testing';

withDatabase();

const reason = 'It was a trial.';
const gone = new Refused('unknown_round');
const DAY = 24 * 60 * 60 * 1000;

const ALL = [0, 1, 2, 3, 4, 5, 6, 7];

const rowOf = async (id: string) =>
  (await systemDatabase().select().from(rounds).where(eq(rounds.id, id)))[0];

/** All that this person is shown of a round, but for the names of the moment. */
const shown = async (access: TeamAccess, id: string) => {
  const results = await getResults(access, id);
  return results && JSON.stringify([results.rows, results.before, [...results.history]]);
};

/** As if it had been deleted so many days ago. */
const longAgo = (id: string, days: number) =>
  systemDatabase()
    .update(rounds)
    .set({ removedAt: new Date(Date.now() - days * DAY) })
    .where(eq(rounds.id, id));

describe('a published round can be deleted', () => {
  it('by who may, with a reason; then nobody sees it, and the next is compared with the one before', async () => {
    const { lead, ids, members, teamId } = await publishedWorld(ALL, ALL, ALL);
    const [first, second, third] = ids;
    const member = await teamAccess(members[0] as TestPerson, teamId);
    await expect(deleteRound(member, second, { reason })).rejects.toThrow(new Refused('not_allowed'));
    expect((await getResults(member, third))?.before).toMatchObject({ id: second });
    await deleteRound(lead, second, { reason });
    for (const viewer of [lead, member]) {
      expect(await getResults(viewer, second)).toBeNull();
      expect((await listRounds(viewer)).map(({ id }) => id)).toEqual([third, first]);
      const results = await getResults(viewer, third);
      expect(results?.before).toMatchObject({ id: first, reason: null });
      const overall = results?.rows.find(({ scope }) => scope === 'overall');
      const before = (await getResults(viewer, first))?.rows.find(({ scope }) => scope === 'overall');
      expect(overall?.change?.delta).toBeCloseTo((overall?.score ?? 0) - (before?.score ?? 0), 9);
      expect(overall?.change?.parts).not.toBeNull();
      const line = results?.history.get('overall overall') ?? [];
      expect(line.map(({ roundId, comparedWith }) => [roundId, comparedWith])).toEqual([
        [first, null],
        [third, first],
      ]);
    }
    expect((await ownRounds(member.userId)).map(({ id }) => id)).toEqual([third, first]);
    expect(await findRespondentAccess(await signedIn(members[0] as TestPerson), second)).toBeNull();
    expect(await removedRound(member, second)).toMatchObject({ published: true, canReturn: true });
    expect(await listDeletedRounds(member)).toEqual([]);
    expect(await listDeletedRounds(lead)).toMatchObject([{ id: second, name: 'Q2', reason }]);
  });

  it('as the newest, which gives its place to the one before', async () => {
    const { lead, ids, teamId } = await publishedWorld(ALL, ALL);
    await deleteRound(lead, ids[1], { reason });
    expect(await latestResult(lead)).toBe(ids[0]);
    expect((await teamResults(lead, [{ id: teamId }])).get(teamId)?.round.id).toBe(ids[0]);
    await deleteRound(lead, ids[0], { reason });
    expect(await latestResult(lead)).toBeNull();
    expect(await listRounds(lead)).toEqual([]);
  });

  it('and brought back exactly as it was, also after others were deleted and brought back', async () => {
    const { lead, ids, members, teamId } = await publishedWorld(ALL, [0, 1, 2, 3, 4], ALL);
    const viewers = [lead, await teamAccess(members[0] as TestPerson, teamId)];
    const all = () => Promise.all(viewers.flatMap((viewer) => ids.map((id) => shown(viewer, id))));
    const before = await all();
    for (const order of [[1], [0, 1], [1, 0], [2, 1, 0]]) {
      for (const place of order) await deleteRound(lead, ids[place] as string, { reason });
      expect(await all()).not.toEqual(before);
      for (const place of order) await restoreRound(lead, ids[place] as string);
      expect(await all()).toEqual(before);
    }
  });

  it('keeps what it told about others in their ledgers, and its own', async () => {
    const { lead, ids } = await publishedWorld(ALL, ALL, ALL);
    const ledgers = async () =>
      new Map(
        (
          await systemDatabase()
            .select()
            .from(roundLedgers)
            .where(eq(roundLedgers.organizationId, lead.organizationId))
        ).map(({ roundId, ledger }) => [roundId, ledger as { items: Record<string, { sums: object[] }> }]),
      );
    const before = await ledgers();
    await deleteRound(lead, ids[1], { reason });
    const after = await ledgers();
    expect(after.get(ids[1])).toEqual(before.get(ids[1]));
    for (const id of [ids[0], ids[2]]) {
      const [then, now] = [before.get(id)?.items ?? {}, after.get(id)?.items ?? {}];
      let grown = 0;
      for (const [item, { sums }] of Object.entries(then)) {
        expect(now[item]?.sums.slice(0, sums.length), item).toEqual(sums);
        grown += (now[item]?.sums.length ?? 0) - sums.length;
      }
      expect(grown).toBeGreaterThan(0);
    }
  });

  it('a change that both rounds together would tell too much with is not shown', async () => {
    // R1 and R2 are linked over six of eight, R2 and R3 over the others: what R1 and R3 share would leave one person.
    const { lead, ids, members, teamId } = await publishedWorld([0, 1, 2, 3, 4], ALL, [0, 1, 2, 3, 5, 6, 7]);
    await deleteRound(lead, ids[1], { reason });
    const insider = await teamAccess(members[0] as TestPerson, teamId);
    const results = await getResults(insider, ids[2]);
    expect(results?.before?.id).toBe(ids[0]);
    expect(results?.rows.every(({ change }) => !change?.linked && !change?.parts)).toBe(true);
  });

  it('only when it is published, once, and not from another team or organization', async () => {
    const { lead, ids } = await publishedWorld(ALL);
    const other = await publishedWorld(ALL);
    const running = await openQuick(lead);
    await expect(deleteRound(lead, running, { reason })).rejects.toThrow(new Refused('round_not_closed'));
    for (const foreign of [other.ids[0], crypto.randomUUID(), 'not-an-id']) {
      await expect(deleteRound(lead, foreign, { reason })).rejects.toThrow(gone);
      await expect(restoreRound(lead, foreign)).rejects.toThrow(gone);
      await expect(cancelRound(lead, foreign)).rejects.toThrow(gone);
      expect(await removedRound(lead, foreign)).toBeNull();
    }
    const twice = await Promise.allSettled([
      deleteRound(lead, ids[0], { reason }),
      deleteRound(lead, ids[0], { reason }),
    ]);
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await deleteRound(other.lead, other.ids[0], { reason });
    await expect(restoreRound(lead, other.ids[0])).rejects.toThrow(gone);
    expect(await removedRound(lead, other.ids[0])).toBeNull();
  });

  it('while the next one is published: that is compared with what remains', async () => {
    const { lead, ids, members } = await publishedWorld(ALL, ALL);
    const id = await openQuick(lead, 'Q3');
    for (const i of ALL) await answerAll(members[i] as TestPerson, id, i);
    await endAnswering(lead, id);
    // Whichever is first: the other one does what is right then.
    await Promise.all([publishRound(lead, id), deleteRound(lead, ids[1], { reason })]);
    expect((await getResults(lead, id))?.before?.id).toBe(ids[0]);
  });
});

describe('after a week', () => {
  it('answers and results are gone, and nothing brings them back; the ledger and the row stay', async () => {
    const { lead, ids } = await publishedWorld(ALL, ALL, ALL);
    const [, second, third] = ids;
    await deleteRound(lead, second, { reason });
    await longAgo(second, 6.9);
    await purgeDeleted();
    expect((await rowOf(second))?.purgedAt).toBeNull();
    await longAgo(second, 7.1);
    await expect(restoreRound(lead, second)).rejects.toThrow(new Refused('undo_too_late'));
    expect(await listDeletedRounds(lead)).toEqual([]);
    const left = await shown(lead, third);
    const purged = await Promise.all([purgeDeleted(), purgeDeleted(), purgeDeleted()]);
    expect(purged.reduce((sum, one) => sum + one, 0)).toBe(1);
    for (const table of [respondents, publishedRows, publishedChanges])
      expect(await systemDatabase().$count(table, eq(table.roundId, second))).toBe(0);
    expect(await systemDatabase().$count(publishedChanges, eq(publishedChanges.comparedWith, second))).toBe(
      0,
    );
    expect(await systemDatabase().$count(roundComparisons, eq(roundComparisons.comparedWith, second))).toBe(
      0,
    );
    expect(await systemDatabase().$count(roundLedgers, eq(roundLedgers.roundId, second))).toBe(1);
    expect(await rowOf(second)).toMatchObject({ name: 'Q2', removedReason: null });
    expect(await shown(lead, third)).toBe(left);
    expect(await removedRound(lead, second)).toMatchObject({ canReturn: false });
    await expect(restoreRound(lead, second)).rejects.toThrow(new Refused('undo_too_late'));
  });

  it('bringing back and purging at the same moment end in one or the other', async () => {
    const { lead, ids } = await publishedWorld(ALL);
    await deleteRound(lead, ids[0], { reason });
    await longAgo(ids[0], 7.1);
    const [restored] = await Promise.allSettled([restoreRound(lead, ids[0]), purgeDeleted()]);
    expect(restored).toMatchObject({ status: 'rejected', reason: new Refused('undo_too_late') });
    expect((await rowOf(ids[0]))?.removedAt).not.toBeNull();
  });
});

it('who may delete may bring back, and nobody else', async () => {
  const { lead, ids, organizationId, teamId } = await publishedWorld(ALL);
  await deleteRound(lead, ids[0], { reason });
  const viewer = await teamAccess(await makePerson(organizationId, 'viewer'), teamId);
  await expect(restoreRound(viewer, ids[0])).rejects.toThrow(new Refused('not_allowed'));
  const other = await teamAccess(await makePerson(organizationId, 'facilitator'), teamId);
  // Who is slower finds it there, and is not told that it is gone.
  await Promise.all([restoreRound(other, ids[0]), restoreRound(lead, ids[0])]);
  expect(await latestResult(viewer)).toBe(ids[0]);
});
