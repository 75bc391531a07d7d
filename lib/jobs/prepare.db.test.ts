import { and, eq, isNotNull, isNull, like } from 'drizzle-orm';
import { expect, it, vi } from 'vitest';
import { systemDatabase } from '@/db/client';
import { organizations, publishedRows, roundLedgers, rounds, users } from '@/db/schema';
import { teamAccess } from '@/db/testing/factories';
import { databaseOfRelease } from '@/db/testing/release';
import { RELEASE_0_1_0 } from '@/db/testing/releases';
import { withDatabase } from '@/db/testing/with-database';
import { log } from '@/lib/log';
import { getResults, listRounds } from '@/lib/results/queries';
import { roundHeldBack } from '@/lib/rounds/removed';
import { prepare } from './prepare';

const { failing } = vi.hoisted(() => ({ failing: { round: '' } }));
vi.mock('@/lib/rounds/publish-progress', () => ({
  withProgress: (roundId: string, work: (tell: () => void) => unknown) => {
    if (roundId === failing.round) throw new Error('Something is wrong with it.');
    return work(() => {});
  },
}));

withDatabase(() => databaseOfRelease('0.1.0'));

const { id: teamId, rounds: theirs } = RELEASE_0_1_0.teams.leaver;
const [first, second] = theirs.map(({ id }) => id);
const waiting = async () => {
  const closed = and(isNotNull(rounds.closedAt), isNull(rounds.method));
  return (await systemDatabase().select().from(rounds).where(closed)).map(({ id }) => id);
};

it('names the round that fails, lets its team wait, goes on with the others and lets the server start', async () => {
  failing.round = first ?? '';
  const logged = vi.spyOn(log, 'error').mockReturnValue();
  const said: string[] = [];
  await prepare((line) => said.push(line));
  const organizationId = RELEASE_0_1_0.organization.id;
  const name = `organization ${organizationId}, team ${teamId}, round ${first}`;
  expect(logged).toHaveBeenCalledExactlyOnceWith(
    { err: new Error('Something is wrong with it.'), organizationId, teamId, roundId: first },
    'a result could not be worked out anew',
  );
  const told = said.at(-1);
  expect(told).toMatch(/^1 of \d+ results could not be worked out anew:\n/);
  expect(told).toContain(
    `\n- ${name}: Something is wrong with it.\nLater rounds of the same teams, which wait for these: 1.`,
  );
  expect(told).toContain('\nPatamar starts without them');
  expect((await waiting()).sort()).toEqual([first, second].sort());
  const done = await systemDatabase().$count(rounds, isNotNull(rounds.method));
  expect(done).toBeGreaterThan(60);
  expect(said.at(-2)).toBe(`Results worked out anew: ${done + 2} of ${done + 2}`);
  for (const table of [publishedRows, roundLedgers])
    expect(await systemDatabase().$count(table, eq(table.roundId, first ?? ''))).toBe(0);
}, 120_000);

it('says on the pages of both rounds that there is no result for now, and on no other', async () => {
  const { members, rounds: mine } = RELEASE_0_1_0.teams.leaver;
  const access = await teamAccess({ userId: members[0]?.userId ?? '' }, teamId);
  for (const { id, name } of mine) {
    expect(await getResults(access, id)).toBeNull();
    expect(await roundHeldBack(access, id)).toEqual({ name, closedAt: expect.any(Date) });
  }
  expect((await listRounds(access)).map(({ hasResult }) => hasResult)).toEqual(mine.map(() => false));
  const other = RELEASE_0_1_0.teams.joiner;
  const theirs = await teamAccess({ userId: other.members[0]?.userId ?? '' }, other.id);
  expect(await roundHeldBack(theirs, other.rounds[0]?.id ?? '')).toBeNull();
  expect(await roundHeldBack(theirs, first ?? '')).toBeNull();
});

it('finishes the next time, once, however many processes start, and makes one sample organization', async () => {
  failing.round = '';
  vi.stubEnv('DEMO', '1');
  await systemDatabase().delete(organizations).where(eq(organizations.kind, 'demo'));
  await systemDatabase().delete(users).where(like(users.email, '%@demo.patamar.example'));
  const said: string[] = [];
  await Promise.all([1, 2, 3].map(() => prepare((line) => said.push(line))));
  expect(said).toEqual([1, 2].map((done) => `Results worked out anew: ${done} of 2`));
  expect(await waiting()).toEqual([]);
  expect(await systemDatabase().$count(organizations, eq(organizations.kind, 'demo'))).toBe(1);
  const [later] = await systemDatabase()
    .select()
    .from(rounds)
    .where(eq(rounds.id, second ?? ''));
  expect(later?.comparedWith).toBe(first);
}, 120_000);
