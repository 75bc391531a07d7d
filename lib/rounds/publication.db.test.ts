import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { systemDatabase } from '@/db/client';
import {
  memberships,
  publishedRows,
  respondents,
  roundInsiders,
  roundLedgers,
  rounds,
  users,
} from '@/db/schema';
import {
  makePerson,
  makeWorld,
  organizationAccess,
  respondentAccess,
  teamAccess,
} from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { Refused } from '@/lib/access/refused';
import { builtInModel } from '@/lib/model/load';
import { removePerson } from '@/lib/organizations/commands';
import { askedItems } from '@/lib/scoring';
import { saveAnswers } from './answers';
import { endAnswering, openRound, publishRound } from './commands';
import { deleteRound } from './take-back';
import { closeRound } from './testing';

const { meanwhile } = vi.hoisted(() => ({ meanwhile: { do: async () => {}, times: 0 } }));
vi.mock('./publish-thread', async (importOriginal) => {
  const { publishInBackground, ...others } = await importOriginal<typeof import('./publish-thread')>();
  return {
    ...others,
    publishInBackground: async (...work: Parameters<typeof publishInBackground>) => {
      meanwhile.times += 1;
      await meanwhile.do();
      return publishInBackground(...work);
    },
  };
});

withDatabase();
afterEach(() => {
  meanwhile.do = async () => {};
  meanwhile.times = 0;
});

const ITEMS = askedItems(builtInModel(), 'quick', null, ['DEV']);

/** A team with a published round, and a second one in which answering has ended. */
async function frozenWorld(size = 6) {
  const world = await makeWorld({ size, scope: ['DEV'] });
  const lead = await teamAccess(world.facilitator, world.teamId);
  const answered = async (name: string) => {
    const id = await openRound(lead, { name, mode: 'quick', format: 'anonymous' });
    for (const [i, person] of world.members.entries()) {
      const batch = ITEMS.map((itemId) => ({ itemId, value: i % 5, answeredAt: Date.now() }));
      await saveAnswers(await respondentAccess(person, id), batch);
    }
    return id;
  };
  const first = await answered('Q1');
  await closeRound(lead, first);
  const id = await answered('Q2');
  await endAnswering(lead, id);
  meanwhile.times = 0;
  return { ...world, lead, first, id };
}

const roundOf = async (id: string) =>
  (await systemDatabase().select().from(rounds).where(eq(rounds.id, id)))[0];

/** How much is written of a round's result. */
async function written(id: string): Promise<number> {
  const counts = [publishedRows, roundLedgers, roundInsiders].map((table) =>
    systemDatabase().$count(table, eq(table.roundId, id)),
  );
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

describe('while a round is worked out', () => {
  it('no transaction is open and no row is locked', async () => {
    const { lead, id } = await frozenWorld();
    let open: unknown = 'never asked';
    meanwhile.do = async () => {
      open = await systemDatabase().execute(sql`
        select pid, state, query from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null
          and backend_type = 'client backend'`);
      // Would wait for 30 seconds, and then fail.
      await systemDatabase().transaction(async (tx) => {
        await tx.execute(sql`set local lock_timeout = 1000`);
        await tx.select().from(rounds).where(eq(rounds.id, id)).for('update');
      });
    };
    await publishRound(lead, id);
    expect([...(open as unknown[])]).toEqual([]);
    expect(await roundOf(id)).toMatchObject({ method: 2, invited: 6, responded: 6 });
  });

  it('a process that dies leaves a frozen round, which is published later', async () => {
    const { lead, id } = await frozenWorld();
    meanwhile.do = () => Promise.reject(new Error('killed'));
    await expect(publishRound(lead, id)).rejects.toThrow('killed');
    expect(await roundOf(id)).toMatchObject({ closedAt: null, method: null });
    expect(await written(id)).toBe(0);
    meanwhile.do = async () => {};
    await publishRound(lead, id);
    expect(await written(id)).toBeGreaterThan(0);
  });

  it('somebody else may publish it: one wins, and nothing is written twice', async () => {
    const { lead, id, organizationId } = await frozenWorld();
    const other = await teamAccess(await makePerson(organizationId, 'owner'), lead.teamId);
    const outcomes = await Promise.allSettled([publishRound(lead, id), publishRound(other, id)]);
    const lost = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(lost).toEqual([new Refused('round_closed')]);
    const again = await frozenWorld();
    const foreign = await teamAccess(await makePerson(again.organizationId, 'owner'), again.teamId);
    meanwhile.do = async () => {
      meanwhile.do = async () => {};
      await publishRound(foreign, again.id);
    };
    await expect(publishRound(again.lead, again.id)).rejects.toThrow(new Refused('round_closed'));
    expect((await roundOf(again.id))?.closedBy).toBe(foreign.userId);
  });

  it('the person may lose the right to publish it', async () => {
    const { lead, id } = await frozenWorld();
    meanwhile.do = async () => {
      await systemDatabase()
        .update(memberships)
        .set({ role: 'member' })
        .where(eq(memberships.userId, lead.userId));
    };
    await expect(publishRound(lead, id)).rejects.toThrow(new Refused('not_allowed'));
    expect(await written(id)).toBe(0);
  });
});

describe('what a round hangs on', () => {
  it('may be deleted: then it is compared with what remains', async () => {
    const { lead, id, first } = await frozenWorld();
    meanwhile.do = async () => {
      meanwhile.do = async () => {};
      await deleteRound(lead, first, { reason: 'It was a trial.' });
    };
    await publishRound(lead, id);
    expect(meanwhile.times).toBe(2);
    expect(await roundOf(id)).toMatchObject({ method: 2, comparedWith: null });
  });

  /** Changes something the first `times` times that the round is worked out. */
  const changing = (times: number, change: () => Promise<unknown>) => {
    let left = times;
    meanwhile.do = async () => {
      if (left-- > 0) await change();
    };
  };

  it('may change: then it is worked out again, from what is there now', async () => {
    const { lead, id, members } = await frozenWorld();
    // Without the account nobody can tell who of the first round this person is.
    changing(1, () =>
      systemDatabase()
        .delete(users)
        .where(eq(users.id, members[0]?.userId ?? '')),
    );
    await publishRound(lead, id);
    expect(meanwhile.times).toBe(2);
    const [row] = await systemDatabase().select().from(roundLedgers).where(eq(roundLedgers.roundId, id));
    const people = await systemDatabase().select().from(respondents).where(eq(respondents.roundId, id));
    const ledger = row?.ledger as { people: string[] } | undefined;
    expect(ledger?.people.toSorted()).toEqual(people.map(({ personHash }) => personHash).sort());
    const inside = await systemDatabase().select().from(roundInsiders).where(eq(roundInsiders.roundId, id));
    expect(inside).toHaveLength(5);
  });

  it('is not what is not read: who is removed from the organization is the same person by their hash', async () => {
    const { lead, id, members, organizationId } = await frozenWorld();
    const owner = await organizationAccess(await makePerson(organizationId, 'owner'), organizationId);
    changing(1, () => removePerson(owner, members[0]?.userId ?? ''));
    await publishRound(lead, id);
    expect(meanwhile.times).toBe(1);
    expect(await roundOf(id)).toMatchObject({ invited: 6, responded: 6 });
    const inside = await systemDatabase().select().from(roundInsiders).where(eq(roundInsiders.roundId, id));
    expect(inside.map(({ userId }) => userId)).not.toContain(members[0]?.userId);
    expect(inside).toHaveLength(5);
  });

  it('is the ledger of the round before, too, and nothing is written if it never stays', async () => {
    const { lead, id, first } = await frozenWorld();
    let made = 0;
    const grow = async () => {
      made += 1;
      await systemDatabase()
        .update(roundLedgers)
        .set({ ledger: sql`jsonb_set(ledger, '{people, 0}', to_jsonb(${`somebody ${made}`}::text))` })
        .where(eq(roundLedgers.roundId, first));
    };
    changing(100, grow);
    await expect(publishRound(lead, id)).rejects.toThrow('changed each time');
    expect([meanwhile.times, await written(id)]).toEqual([3, 0]);
    changing(1, grow);
    await publishRound(lead, id);
    expect(meanwhile.times).toBe(5);
  });
});

it('closes rounds in their order by the clock of the database, whatever the clock of a process says', async () => {
  const { lead, first, id, teamId } = await frozenWorld();
  const ahead = new Date(Date.now() + 3_600_000);
  await systemDatabase().update(rounds).set({ closedAt: ahead }).where(eq(rounds.id, first));
  await publishRound(lead, id);
  const ordered = await systemDatabase()
    .select({ id: rounds.id })
    .from(rounds)
    .where(and(eq(rounds.teamId, teamId), isNotNull(rounds.closedAt)))
    .orderBy(rounds.closedAt);
  expect(ordered.map((one) => one.id)).toEqual([first, id]);
});
