import { and, asc, eq, gte } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { naDecisions, publishedRows, rounds, users } from '@/db/schema';
import {
  makePerson,
  makeWorld,
  organizationAccess,
  respondentAccess,
  teamAccess,
} from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { Refused } from '@/lib/access/refused';
import type { AnswerValue } from '@/lib/model/schema';
import { removePerson } from '@/lib/organizations/commands';
import { adviceFor } from '@/lib/plans/advice';
import { getResults, rowOf } from '@/lib/results/queries';
import { questionsOf, score } from '@/lib/scoring';
import { saveAnswers } from './answers';
import { endAnswering, openRound } from './commands';
import { closingOf } from './not-applicable';
import { roundInput } from './round-input';
import type { OpenRoundForm } from './schema';
import { closeRound } from './testing';

withDatabase();

const REASON = 'No model of ours runs in production.';
const drop = (itemId: string, reason = REASON) => ({ itemId, reason });
const keep = (itemId: string) => ({ itemId, reason: null });

type World = Awaited<ReturnType<typeof makeWorld>>;
type Say = (itemId: string, person: number) => AnswerValue;

/** A round that everybody answered everything in, in a consensus its scribe, and in which answering has ended. */
async function answered(world: World, say: Say, form: Partial<OpenRoundForm> = {}) {
  const lead = await teamAccess(world.facilitator, world.teamId);
  const roundId = await openRound(lead, { name: 'Q', mode: 'quick', format: 'anonymous', ...form });
  const people = form.format === 'consensus' ? [world.facilitator] : world.members;
  for (const [person, member] of people.entries()) {
    const access = await respondentAccess(member, roundId);
    const { model } = (await closingOf(lead, roundId)) ?? {};
    if (!model) throw new Error('The round is there.');
    const batch = questionsOf(model, { ...access, role: access.jobRole }).map((itemId) => ({
      itemId,
      value: say(itemId, person),
      answeredAt: Date.now(),
    }));
    await saveAnswers(access, batch);
  }
  await endAnswering(lead, roundId);
  return { lead, roundId };
}

/** The first `count` people say that DEV-MS does not apply, the others that it stands at 2, as everything does. */
const microservices =
  (count: number): Say =>
  (itemId, person) =>
    itemId === 'DEV-MS' && person < count ? 'NA' : 2;

const toDecide = async (lead: Parameters<typeof closingOf>[0], roundId: string) =>
  (await closingOf(lead, roundId))?.items;
const decided = (roundId: string) =>
  systemDatabase().select().from(naDecisions).where(eq(naDecisions.roundId, roundId));
const isClosed = async (roundId: string) => {
  const [round] = await systemDatabase().select().from(rounds).where(eq(rounds.id, roundId));
  return round?.closedAt !== null;
};

describe('closing a round with something to decide', () => {
  it('asks first, and changes nothing until everything on the list is decided', async () => {
    const world = await makeWorld({ scope: ['DEV'] });
    const { lead, roundId } = await answered(world, microservices(3));
    expect(await toDecide(lead, roundId)).toEqual([{ itemId: 'DEV-MS', before: null }]);
    const foreign = [
      [],
      [drop('DEV-CI')],
      [drop('DEV-MS'), drop('DEV-CI')],
      [drop('DEV-MS'), keep('DEV-CI')],
      [drop('DEV-MS'), keep('DEV-MS')],
      [drop('DEV-MS-1')],
    ];
    for (const decisions of foreign) {
      await expect(closeRound(lead, roundId, decisions)).rejects.toThrow(new Refused('decisions_open'));
    }
    expect(await isClosed(roundId)).toBe(false);
    expect(await decided(roundId)).toEqual([]);
    await closeRound(lead, roundId, [drop('DEV-MS')]);
    expect(await isClosed(roundId)).toBe(true);
    expect(await decided(roundId)).toMatchObject([
      { itemId: 'DEV-MS', reason: REASON, decidedBy: world.facilitator.userId },
    ]);
    await expect(closeRound(lead, roundId, [drop('DEV-MS')])).rejects.toThrow(new Refused('round_closed'));
    expect(await toDecide(lead, roundId)).toEqual([]);
  });

  it('names nobody who was removed since, though the rest of the result was read before', async () => {
    const world = await makeWorld({ scope: ['DEV'] });
    const { lead, roundId } = await answered(world, microservices(3));
    await closeRound(lead, roundId, [drop('DEV-MS')]);
    const reader = await teamAccess(world.members[0] as never, world.teamId);
    const before = await getResults(reader, roundId);
    expect(before?.decisions.get('DEV-MS')?.by).toEqual(expect.any(String));
    const owner = await makePerson(world.organizationId, 'owner');
    await removePerson(await organizationAccess(owner, world.organizationId), world.facilitator.userId);
    const after = await getResults(reader, roundId);
    expect(after?.rows).toBe(before?.rows);
    expect(after?.decisions.get('DEV-MS')).toMatchObject({ reason: REASON, by: null });
  });

  it('takes what does not apply out of numerator and denominator, exactly as scoring does', async () => {
    const world = await makeWorld({ scope: ['DEV'] });
    // What is left of the answers to DEV-MS would lower the framework.
    const { lead, roundId } = await answered(world, (itemId, person) =>
      itemId !== 'DEV-MS' ? 2 : person < 3 ? 'NA' : 0,
    );
    await closeRound(lead, roundId, [drop('DEV-MS')]);
    const results = await getResults(await teamAccess(world.members[0] as never, world.teamId), roundId);
    const rows = results?.rows ?? [];
    expect(rowOf(rows, 'principle', 'DEV-MS')).toMatchObject({ status: 'not_applicable', score: null });
    expect(rowOf(rows, 'framework', 'DEV')).toMatchObject({ status: 'ok', score: 2, coverage: 1 });
    const [person] = await systemDatabase()
      .select()
      .from(users)
      .where(eq(users.id, world.facilitator.userId));
    expect(results?.decisions.get('DEV-MS')).toMatchObject({ reason: REASON, by: person?.name });

    const stored = await systemDatabase()
      .select()
      .from(publishedRows)
      .where(and(eq(publishedRows.roundId, roundId), gte(publishedRows.upTo, 3)))
      .orderBy(asc(publishedRows.upTo));
    const [round] = await systemDatabase().select().from(rounds).where(eq(rounds.id, roundId));
    const { input } = await systemDatabase().transaction((tx) => roundInput(tx, round as never));
    expect([...input.notApplicable]).toEqual(['DEV-MS']);
    const expected = score(input).rows;
    expect(new Set(stored.map(({ scopeId }) => scopeId)).size).toBe(expected.length);
    for (const row of expected) {
      expect(stored.find(({ scope, scopeId }) => scope === row.scope && scopeId === row.id)).toMatchObject({
        status: row.status,
        score: row.score,
        level: row.level,
        coverage: row.status === 'not_applicable' ? null : row.coverage,
      });
    }
  });

  it('leaves an item that is kept as the answers have it', async () => {
    const world = await makeWorld({ size: 6, scope: ['DEV'] });
    const { lead, roundId } = await answered(world, microservices(3));
    await closeRound(lead, roundId, [keep('DEV-MS')]);
    expect(await decided(roundId)).toEqual([]);
    const results = await getResults(lead, roundId);
    // Three numbers are fewer than the five that people outside need.
    expect(rowOf(results?.rows ?? [], 'principle', 'DEV-MS')?.status).toBe('hidden');
    const inside = await getResults(await teamAccess(world.members[0] as never, world.teamId), roundId);
    expect(rowOf(inside?.rows ?? [], 'principle', 'DEV-MS')).toMatchObject({ status: 'ok', score: 2 });
  });

  it('proposes nothing of which fewer than three people said anything', async () => {
    const two = await answered(await makeWorld({ size: 2, scope: ['DEV'] }), microservices(2));
    expect(await toDecide(two.lead, two.roundId)).toEqual([]);
    await closeRound(two.lead, two.roundId);
    const three = await answered(await makeWorld({ size: 3, scope: ['DEV'] }), microservices(2));
    expect(await toDecide(three.lead, three.roundId)).toHaveLength(1);
  });

  it('takes the agreed answer of a consensus as a proposal', async () => {
    const { lead, roundId } = await answered(await makeWorld({ scope: ['DEV'] }), microservices(1), {
      format: 'consensus',
    });
    expect(await toDecide(lead, roundId)).toEqual([{ itemId: 'DEV-MS', before: null }]);
    await closeRound(lead, roundId, [drop('DEV-MS')]);
    const results = await getResults(lead, roundId);
    expect(rowOf(results?.rows ?? [], 'framework', 'DEV')).toMatchObject({ status: 'consensus', score: 2 });
  });

  it('does not let advice recommend what does not apply', async () => {
    const world = await makeWorld({ scope: ['DEV'] });
    const { lead, roundId } = await answered(world, (itemId) => (itemId === 'DEV-CI-1' ? 'NA' : 0), {
      mode: 'full',
    });
    await closeRound(lead, roundId, [drop('DEV-CI-1')]);
    const advised = await adviceFor(lead, roundId);
    expect(advised?.states.find(({ id }) => id === 'DEV-CI-1')?.status).toBe('not_applicable');
    expect(advised?.advice.steps.length).toBeGreaterThan(0);
    expect(advised?.advice.steps.some(({ practiceId }) => practiceId === 'DEV-CI-1')).toBe(false);
    expect(advised?.advice.clarify.some(({ id }) => id === 'DEV-CI-1')).toBe(false);
  });
});

describe('a decision of the round before', () => {
  const all2: Say = () => 2;

  it('is looked at again, with its reason, whoever answered what, until it is not confirmed any more', async () => {
    const world = await makeWorld({ scope: ['DEV'] });
    const first = await answered(world, microservices(4));
    await closeRound(first.lead, first.roundId, [drop('DEV-MS')]);
    const { lead, roundId } = await answered(world, all2);
    const [item] = (await toDecide(lead, roundId)) ?? [];
    expect(item).toMatchObject({ itemId: 'DEV-MS', before: { reason: REASON } });
    await expect(closeRound(lead, roundId)).rejects.toThrow(new Refused('decisions_open'));
    await closeRound(lead, roundId, [keep('DEV-MS')]);
    const third = await answered(world, all2);
    expect(await toDecide(third.lead, third.roundId)).toEqual([]);
    await closeRound(third.lead, third.roundId);
  });

  it('binds only rounds that it compares with', async () => {
    const world = await makeWorld({ scope: ['DEV'] });
    const first = await answered(world, microservices(4));
    await closeRound(first.lead, first.roundId, [drop('DEV-MS')]);
    for (const form of [{ mode: 'full' }, { format: 'consensus' }] as const) {
      const { lead, roundId } = await answered(world, all2, form);
      expect(await toDecide(lead, roundId)).toEqual([]);
      await closeRound(lead, roundId);
    }
    // The newest comparable round is still the quick one.
    const { lead, roundId } = await answered(world, all2);
    expect(await toDecide(lead, roundId)).toHaveLength(1);
  });
});

describe('deciding is for those who may close this team’s rounds', () => {
  it('refuses members, other teams and other organizations', async () => {
    const world = await makeWorld({ scope: ['DEV'] });
    const { lead, roundId } = await answered(world, microservices(5));
    const member = await teamAccess(world.members[0] as never, world.teamId);
    await expect(closeRound(member, roundId, [drop('DEV-MS')])).rejects.toThrow(new Refused('not_allowed'));
    await expect(closingOf(member, roundId)).rejects.toThrow(new Refused('not_allowed'));
    const other = await makeWorld({ scope: ['DEV'] });
    const stranger = await teamAccess(other.facilitator, other.teamId);
    await expect(closeRound(stranger, roundId, [drop('DEV-MS')])).rejects.toThrow(
      new Refused('unknown_round'),
    );
    expect(await closingOf(stranger, roundId)).toBeNull();
    expect(await closingOf(lead, 'no-id')).toBeNull();
    expect(await isClosed(roundId)).toBe(false);
    expect(await decided(roundId)).toEqual([]);
  });

  it('lets one of two closings at the same moment win, with its decisions', async () => {
    const world = await makeWorld({ scope: ['DEV'] });
    const { lead, roundId } = await answered(world, microservices(5));
    const outcomes = await Promise.allSettled([
      closeRound(lead, roundId, [drop('DEV-MS')]),
      closeRound(lead, roundId, [keep('DEV-MS')]),
    ]);
    const [lost] = outcomes.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(lost?.reason).toEqual(new Refused('round_closed'));
    const kept = outcomes[0]?.status === 'fulfilled' ? 1 : 0;
    expect(await decided(roundId)).toHaveLength(kept);
    const rows = await systemDatabase()
      .select()
      .from(publishedRows)
      .where(and(eq(publishedRows.roundId, roundId), gte(publishedRows.upTo, 3)))
      .orderBy(asc(publishedRows.upTo));
    expect(rows.filter(({ status }) => status === 'not_applicable')).toHaveLength(kept);
  });
});
