import { eq } from 'drizzle-orm';
import { beforeEach, expect, it, vi } from 'vitest';
import { systemDatabase, tenantPool } from '@/db/client';
import { keyChecks, rounds } from '@/db/schema';
import { makeWorld, teamAccess } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { endAnswering, openRound } from '@/lib/rounds/commands';

withDatabase();

beforeEach(() => vi.resetModules());

/** The server as it starts with these settings. */
async function startedWith(settings: Record<string, string>) {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  const { checkAnswersKey } = await import('./answers-key');
  const { publishRound } = await import('@/lib/rounds/commands');
  const { republish } = await import('./republish');
  return { checkAnswersKey, publishRound, republish };
}

const OLD = 'the secret that answers were cut with, long ago';
const NEW = 'a new secret, because somebody saw the old one';

it('is what was used first; with another one nothing is published or prepared', async () => {
  const first = await startedWith({ NEXTAUTH_SECRET: OLD });
  await Promise.all([first.checkAnswersKey(), first.checkAnswersKey()]);
  expect(await systemDatabase().select().from(keyChecks)).toHaveLength(1);

  vi.resetModules();
  const { publishRound, republish } = await startedWith({ NEXTAUTH_SECRET: NEW });
  const { facilitator, teamId } = await makeWorld({ scope: ['DEV'] });
  const lead = await teamAccess(facilitator, teamId);
  const id = await openRound(lead, { name: 'Q', mode: 'quick', format: 'anonymous' });
  await endAnswering(lead, id);
  const said =
    /^NEXTAUTH_SECRET is not .*: set ANSWERS_KEY to the NEXTAUTH_SECRET of then, and start again.*$/;
  await expect(publishRound(lead, id)).rejects.toThrow(said);
  await expect(republish()).rejects.toThrow(said);
  const [round] = await systemDatabase().select().from(rounds).where(eq(rounds.id, id));
  expect(round).toMatchObject({ closedAt: null, method: null });

  vi.resetModules();
  const wrong = await startedWith({ ANSWERS_KEY: 'neither of the two, and long enough for a key' });
  await expect(wrong.checkAnswersKey()).rejects.toThrow(
    /^ANSWERS_KEY is not .*: set it to what it was, or .*$/,
  );

  vi.resetModules();
  const kept = await startedWith({ ANSWERS_KEY: OLD });
  await kept.publishRound(lead, id);
});

it('is nothing that an organization sees', async () => {
  const denied = await tenantPool()
    .select()
    .from(keyChecks)
    .catch(({ cause }: Error) => String(cause));
  expect(denied).toMatch(/permission denied/);
});
