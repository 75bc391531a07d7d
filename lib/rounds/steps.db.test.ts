import { eq } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import { systemDatabase } from '@/db/client';
import { rounds, users } from '@/db/schema';
import {
  makePerson,
  makeWorld,
  organizationAccess,
  respondentAccess,
  type TestPerson,
  teamAccess,
} from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { removePerson } from '@/lib/organizations/commands';
import { enterAs } from '@/lib/teams/members';
import { saveAnswers } from './answers';
import { openRound } from './commands';
import { openRoundOf } from './queries';
import { addToOpenRound } from './respondents';

withDatabase();

async function openWorld(size = 5) {
  const world = await makeWorld({ size });
  const lead = await teamAccess(world.facilitator, world.teamId);
  const roundId = await openRound(lead, { name: 'Q1', mode: 'quick', format: 'anonymous' });
  const answer = async (person: TestPerson | undefined) =>
    saveAnswers(await respondentAccess(person as TestPerson, roundId), [
      { itemId: 'DEV-CI', value: 2, answeredAt: Date.now() },
    ]);
  return { ...world, lead, roundId, answer };
}

describe('the steps of an open round', () => {
  it('do not move with people who come in while it runs, whatever they answer', async () => {
    const { organizationId, teamId, lead, members, answer } = await openWorld();
    await answer(members[0]);
    await answer(members[1]);
    expect(await openRoundOf(lead)).toMatchObject({ invited: 5, stepped: 5, begun: 'some' });
    for (let i = 0; i < 3; i++) {
      const late = await makePerson(organizationId);
      await systemDatabase().transaction(async (tx) => {
        await enterAs(tx, { organizationId, teamId, userId: late.userId, addedBy: null });
        await addToOpenRound(tx, { organizationId, teamId, userId: late.userId });
      });
      await answer(late);
    }
    expect(await openRoundOf(lead)).toMatchObject({ invited: 8, stepped: 5, begun: 'some' });
    await answer(members[2]);
    expect(await openRoundOf(lead)).toMatchObject({ begun: 'half' });
  });

  it('are not told any more when somebody is taken out: the next one would tell of them', async () => {
    const { organizationId, lead, members, answer } = await openWorld();
    for (const person of members.slice(0, 3)) await answer(person);
    expect(await openRoundOf(lead)).toMatchObject({ begun: 'half', finished: 'none' });
    const owner = await organizationAccess(await makePerson(organizationId, 'owner'), organizationId);
    await removePerson(owner, members[0]?.userId ?? '');
    expect(await openRoundOf(lead)).toMatchObject({ invited: 4, begun: null, finished: null });
  });

  it('are about verified people only where addresses can be verified', async () => {
    const { lead, members, answer, roundId } = await openWorld(6);
    const verified = members.slice(0, 3);
    for (const { userId } of verified) {
      await systemDatabase().update(users).set({ emailVerifiedAt: new Date() }).where(eq(users.id, userId));
    }
    vi.resetModules();
    vi.stubEnv('OIDC_ISSUER', 'https://login.example.org');
    vi.stubEnv('OIDC_CLIENT_ID', 'patamar');
    vi.stubEnv('OIDC_CLIENT_SECRET', 'a secret of the tests');
    // As if it had been opened where a provider verifies.
    await systemDatabase().update(rounds).set({ askedAtOpening: 3 }).where(eq(rounds.id, roundId));
    for (const person of members.slice(3)) await answer(person);
    const fresh = await import('./queries');
    expect(await fresh.openRoundOf(lead)).toMatchObject({ invited: 6, stepped: 3, begun: 'none' });
    for (const person of verified) await answer(person);
    expect(await fresh.openRoundOf(lead)).toMatchObject({ begun: 'all' });
    // Somebody who begins to count would be told by the next step.
    const late = members[3]?.userId ?? '';
    await systemDatabase().update(users).set({ emailVerifiedAt: new Date() }).where(eq(users.id, late));
    expect(await fresh.openRoundOf(lead)).toMatchObject({ stepped: 4, begun: null });
  });
});
