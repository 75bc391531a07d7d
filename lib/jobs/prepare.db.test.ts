import { and, eq, isNotNull, isNull, like } from 'drizzle-orm';
import { expect, it, vi } from 'vitest';
import { systemDatabase } from '@/db/client';
import { organizations, publishedRows, roundLedgers, rounds, users } from '@/db/schema';
import { databaseOfRelease } from '@/db/testing/release';
import { RELEASE_0_1_0 } from '@/db/testing/releases';
import { withDatabase } from '@/db/testing/with-database';
import { prepare } from './prepare';
import { NotRepublished } from './republish';

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

it('names the round that fails, lets its team wait and goes on with the others', async () => {
  failing.round = first ?? '';
  const said: string[] = [];
  const error: unknown = await prepare((line) => said.push(line)).catch((reason) => reason);
  if (!(error instanceof NotRepublished)) throw error;
  const organizationId = RELEASE_0_1_0.organization.id;
  const name = `organization ${organizationId}, team ${teamId}, round ${first}`;
  expect(error.failures).toEqual([new Error(name)]);
  expect(error.failures[0]?.cause).toEqual(new Error('Something is wrong with it.'));
  expect(error.message).toMatch(/^1 of \d+ results could not be worked out anew:\n/);
  expect(error.message).toContain(
    `\n- ${name}: Something is wrong with it.\nLater rounds of the same teams, which wait for these: 1.`,
  );
  expect(error.message).toContain('\nStart Patamar again');
  expect((await waiting()).sort()).toEqual([first, second].sort());
  const done = await systemDatabase().$count(rounds, isNotNull(rounds.method));
  expect(said.at(-1)).toBe(`Results worked out anew: ${done + 2} of ${done + 2}`);
  for (const table of [publishedRows, roundLedgers])
    expect(await systemDatabase().$count(table, eq(table.roundId, first ?? ''))).toBe(0);
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
});
