import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemDatabase, tenantPool } from '@/db/client';
import { jobs, plans, respondents, rounds, steps, users } from '@/db/schema';
import { inOrganization } from '@/db/tenancy';
import {
  makePerson,
  makeWorld,
  organizationAccess,
  respondentAccess,
  teamAccess,
} from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { findInvitation } from '@/lib/access/invitation';
import { calendarDay } from '@/lib/i18n/format';
import { startMailServer } from '@/lib/mail/testing/mail-server';
import { finishAnswering, openRound } from '@/lib/rounds/commands';
import { remindRound } from '@/lib/rounds/remind';
import { closeRound } from '@/lib/rounds/testing';
import { inviteToTeam } from '@/lib/teams/commands';
import { retryJob } from './commands';
import { enqueue } from './enqueue';
import { handOnForgotten } from './hand-on';
import { remindOfLastDays } from './mail/last-days';
import { lookAtStepsDue } from './mail/steps-due';
import { listJobs, outboxOf } from './queries';
import { handedOn, until } from './testing';
import { startWorker } from './worker';

withDatabase();

let server: Awaited<ReturnType<typeof startMailServer>>;
let workers: Awaited<ReturnType<typeof startWorker>>[];
const lost = () => {
  throw new Error('The worker lost the database.');
};

beforeAll(async () => {
  server = await startMailServer();
  Object.assign(process.env, { SMTP_URL: server.url, MAIL_FROM: 'patamar@patamar.example' });
  // Two, as where several processes run.
  workers = [await startWorker(lost), await startWorker(lost)];
});
afterAll(async () => {
  await Promise.all((workers ?? []).map((worker) => worker.stop()));
  await server.stop();
});
beforeEach(() => {
  Object.assign(server.state, { answer: () => undefined, hang: false });
  server.delivered.length = 0;
});

const invitation = (email: string) => ({
  role: 'member' as const,
  jobRole: null,
  givenTo: 'Ana',
  maxUses: 10,
  email,
});
const addressOf = ({ userId }: { userId: string }) => `${userId}@example.org`;
const idle = async () => (await handedOn()).length === 0;

async function facilitated() {
  const world = await makeWorld();
  const lead = await teamAccess(world.facilitator, world.teamId);
  const owner = await makePerson(world.organizationId, 'owner');
  return { ...world, lead, owner: await organizationAccess(owner, world.organizationId) };
}

describe('an invitation', () => {
  it('reaches its address with a link that lets one person in', async () => {
    const { lead } = await facilitated();
    const token = await inviteToTeam(lead, invitation('ana@example.net'));
    await until(() => server.to('ana@example.net').length > 0);
    const [{ raw = '' } = {}] = server.to('ana@example.net');
    expect(raw).toContain(`/join/${token}`);
    expect(await findInvitation(token)).toMatchObject({ teamId: lead.teamId });
    const [message] = await outboxOf(lead);
    expect(message).toMatchObject({ kind: 'invitation', invitation: { to: 'ana@example.net', over: false } });
    await until(async () => (await outboxOf(lead))[0]?.state === 'done');
    await until(idle);
    expect(server.delivered).toHaveLength(1);
  });

  it('that is refused is told with its reason, and tried again by whoever may', async () => {
    const { lead, owner } = await facilitated();
    server.state.answer = () => ({ code: 550, words: 'No such user' });
    await inviteToTeam(lead, invitation('nobody@example.net'));
    await until(async () => (await listJobs(owner)).counts.failed === 1);
    const [job] = (await listJobs(owner)).rows;
    expect(job).toMatchObject({ state: 'failed', problem: 'recipient_refused' });
    await expect(retryJob(lead, job?.id ?? '')).rejects.toMatchObject({ reason: 'not_allowed' });
    server.state.answer = () => undefined;
    await retryJob(owner, job?.id ?? '');
    await until(async () => (await listJobs(owner)).counts.done === 1);
    expect(server.to('nobody@example.net')).toHaveLength(1);
  });

  it('that is put off comes later', async () => {
    const { lead, owner } = await facilitated();
    server.state.answer = () => ({ code: 451, words: 'Greylisted' });
    await inviteToTeam(lead, invitation('grey@example.net'));
    await until(async () => (await listJobs(owner)).rows[0]?.problem === 'recipient_delayed');
    expect((await listJobs(owner)).rows[0]).toMatchObject({ state: 'waiting' });
    server.state.answer = () => undefined;
    await until(async () => (await listJobs(owner)).counts.done === 1);
    expect(server.to('grey@example.net')).toHaveLength(1);
  });

  it('is not mailed when what caused it is taken back', async () => {
    const { lead } = await facilitated();
    const { teamId } = lead;
    const taken = inOrganization(lead, async (tx) => {
      await enqueue(tx, lead, { kind: 'invitation', teamId });
      throw new Error('taken back');
    });
    await expect(taken).rejects.toThrow('taken back');
    expect(await handedOn()).toEqual([]);
  });
});

describe('a reminder', () => {
  it('reaches who has not finished, and leaves no trace of who that is', async () => {
    const { lead, owner, members } = await facilitated();
    const roundId = await openRound(lead, { name: 'Q1', mode: 'quick', format: 'anonymous' });
    const [done, ...missing] = members;
    if (!done) throw new Error('There are five.');
    await finishAnswering(await respondentAccess(done, roundId));
    await remindRound(lead, roundId);
    await expect(remindRound(lead, roundId)).rejects.toMatchObject({ reason: 'reminded_already' });
    await until(() => server.delivered.length === missing.length);
    await until(idle);
    expect(server.delivered.flatMap(({ to }) => to).sort()).toEqual(missing.map(addressOf).sort());
    expect(server.delivered[0]?.raw).toContain(`/rounds/${roundId}/answer`);
    expect((await listJobs(owner)).counts).toEqual({ waiting: 0, failed: 0, done: 1 });
    const kept = await systemDatabase().select().from(jobs).where(eq(jobs.roundId, roundId));
    expect(kept).toHaveLength(1);
  });

  it('is the same work for everybody asked until the moment it would go', async () => {
    const { lead, members } = await facilitated();
    await Promise.all(workers.map((worker) => worker.stop()));
    workers = [];
    const roundId = await openRound(lead, { name: 'Q1', mode: 'quick', format: 'anonymous' });
    const [done] = members;
    if (done) await finishAnswering(await respondentAccess(done, roundId));
    await remindRound(lead, roundId);
    // Ids, and nothing of who has finished.
    const [only, ...more] = await handedOn();
    expect(more).toEqual([]);
    expect(Object.keys(only?.payload as object).sort()).toEqual(['jobId', 'organizationId']);
    workers = [await startWorker(lost)];
    const looked = async () => (await handedOn()).filter(({ task }) => task === 'digest');
    for (const end = Date.now() + 20_000; (await looked()).length < members.length && Date.now() < end; )
      await new Promise((resolve) => setTimeout(resolve, 50));
    const asked = await systemDatabase().select().from(respondents).where(eq(respondents.roundId, roundId));
    const ids = (await looked()).flatMap(({ payload }) => (payload as { userId: string }[])[0]?.userId ?? '');
    expect(ids.sort()).toEqual(asked.map(({ userId }) => userId ?? '').sort());
    await until(idle);
  });
});

describe('what a person is told', () => {
  it('comes in one mail, in their language, and not what they turned off', async () => {
    const { lead, members } = await facilitated();
    const [reader, other] = members;
    if (!reader || !other) throw new Error('There are five.');
    await systemDatabase().update(users).set({ locale: 'pt-BR' }).where(eq(users.id, reader.userId));
    const { chooseMails } = await import('@/lib/access/mail-choices');
    await chooseMails({ id: other.userId, email: addressOf(other) }, ['reminder', 'new_device']);
    const first = await openRound(lead, { name: 'Primeira', mode: 'quick', format: 'anonymous' });
    await closeRound(lead, first);
    const second = await openRound(lead, { name: 'Segunda', mode: 'quick', format: 'anonymous' });
    await remindRound(lead, second);
    await until(async () => server.to(addressOf(reader)).length > 0);
    await until(idle);
    const [{ raw = '' } = {}, ...more] = server.to(addressOf(reader));
    expect(more).toEqual([]);
    expect(raw).toContain('2 novidades para você no Patamar');
    expect(raw).toContain(`/rounds/${second}/answer`);
    expect(raw).toContain(`/teams/${lead.teamId}/rounds/${first}`);
    const told = server
      .to(addressOf(other))
      .map((mail) => mail.raw)
      .join();
    expect(told).toContain(`/rounds/${second}/answer`);
    expect(told).not.toContain(`/teams/${lead.teamId}/rounds/${first}`);
  });
});

describe('a round whose last day is tomorrow', () => {
  it('reminds once by itself, and says which day that is', async () => {
    const { lead, owner, members } = await facilitated();
    const roundId = await openRound(lead, { name: 'Q1', mode: 'quick', format: 'anonymous' });
    const endsOn = calendarDay(new Date(Date.now() + 86_400_000), 'America/Sao_Paulo');
    await systemDatabase().update(rounds).set({ endsOn }).where(eq(rounds.id, roundId));
    await remindOfLastDays();
    await remindOfLastDays();
    await until(() => server.delivered.length === members.length);
    await until(idle);
    expect(server.delivered[0]?.raw).toContain('last day for answers');
    expect((await listJobs(owner)).counts.done).toBe(1);
    await expect(remindRound(lead, roundId)).rejects.toMatchObject({ reason: 'reminded_already' });
  });
});

describe('a step that is due in three days', () => {
  it('is told whoever drives it, once it is still theirs to do', async () => {
    const { organizationId, teamId, lead, members } = await facilitated();
    const [driver, done] = members;
    if (!driver || !done) throw new Error('There are five.');
    const roundId = await openRound(lead, { name: 'Q1', mode: 'quick', format: 'anonymous' });
    const [plan] = await systemDatabase().insert(plans).values({ organizationId, teamId }).returning();
    const step = (practiceId: string, ownerId: string, days: number, doneAt: Date | null = null) => ({
      organizationId,
      planId: plan?.id ?? '',
      practiceId,
      roundId,
      targetLevel: 2,
      effort: 1,
      ownerId,
      doneAt,
      dueDate: calendarDay(new Date(Date.now() + days * 86_400_000), 'America/Sao_Paulo'),
    });
    await systemDatabase()
      .insert(steps)
      .values([
        step('DEV-CI-1', driver.userId, 3),
        step('DEV-CI-2', driver.userId, 4),
        step('DEV-CI-3', done.userId, 3, new Date()),
      ]);
    await lookAtStepsDue();
    await until(() => server.delivered.length > 0);
    await until(idle);
    expect(server.delivered.map(({ to }) => to)).toEqual([[addressOf(driver)]]);
    expect(server.delivered[0]?.raw).toContain(`/teams/${teamId}/plan`);
  });
});

describe('the worker’s tables', () => {
  it('are nothing that a page reads, and nothing it adds to but by its own rows', async () => {
    for (const statement of [
      'select * from graphile_worker._private_jobs',
      "select graphile_worker.add_job('job')",
      'select * from letters',
      'select * from mails_off',
    ])
      expect(
        String(
          await tenantPool()
            .execute(statement)
            .catch(({ cause }: Error) => cause),
        ),
        statement,
      ).toMatch(/permission denied/);
  });

  it('are filled again from what waits, after a backup came back without them', async () => {
    const { lead, owner } = await facilitated();
    server.state.answer = () => ({ code: 451, words: 'Not yet' });
    await inviteToTeam(lead, invitation('back@example.net'));
    await until(async () => (await listJobs(owner)).rows[0]?.attempts !== 0);
    await Promise.all(workers.map((worker) => worker.stop()));
    await systemDatabase().execute('delete from graphile_worker._private_jobs');
    await systemDatabase().execute(
      "update jobs set created_at = now() - interval '1 hour' where done_at is null",
    );
    server.state.answer = () => undefined;
    await handOnForgotten();
    await handOnForgotten();
    expect(await handedOn()).toHaveLength(1);
    workers = [await startWorker(lost)];
    await until(async () => (await listJobs(owner)).counts.done === 1);
    expect(server.to('back@example.net')).toHaveLength(1);
  });
});
