import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { invitations } from '@/db/schema';
import { makePerson, makeWorld, teamAccess } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { findInvitation, ticketOfCode, whyInvitationIsOver } from '@/lib/access/invitation';
import { codeOfToken } from '@/lib/access/invitation-token';
import { join } from '@/lib/access/join';
import { afterRightCode, beforeCode } from '@/lib/access/throttle';
import { openRound } from '@/lib/rounds/commands';
import { inviteToTeam, revokeInvitation } from './commands';
import { linkToShow, listInvitations } from './queries';

withDatabase();

const form = { role: 'member', jobRole: null, givenTo: 'The room', maxUses: 20 } as const;

async function linkWorld() {
  const world = await makeWorld({ size: 3 });
  const lead = await teamAccess(world.facilitator, world.teamId);
  const token = await inviteToTeam(lead, form);
  const [link] = (await listInvitations(lead)).open;
  return { ...world, lead, token, id: link?.id ?? '' };
}

describe('a link for a room', () => {
  it('is shown again, with its code, to who may invite in its team and nobody else', async () => {
    const { lead, token, id, members, teamId } = await linkWorld();
    expect(await linkToShow(lead, id)).toMatchObject({
      token,
      code: codeOfToken(token),
      givenTo: 'The room',
    });
    expect(await linkToShow(await teamAccess(members[0] as never, teamId), id)).toBeNull();
    const other = await linkWorld();
    expect(await linkToShow(other.lead, id)).toBeNull();
    expect(await linkToShow(lead, 'none')).toBeNull();
    await revokeInvitation(lead, id);
    expect(await linkToShow(lead, id)).toBeNull();
  });

  it('of before codes were kept is listed, and cannot be shown', async () => {
    const { lead, id } = await linkWorld();
    await systemDatabase()
      .update(invitations)
      .set({ codeHash: null, tokenSealed: null })
      .where(eq(invitations.id, id));
    expect((await listInvitations(lead)).open).toMatchObject([{ id, canBeShown: false }]);
    expect(await linkToShow(lead, id)).toBeNull();
  });

  it('keeps neither its token nor its code where the table can be read', async () => {
    const { token } = await linkWorld();
    const rows = JSON.stringify(await systemDatabase().select().from(invitations));
    expect(rows).not.toContain(token);
    expect(rows).not.toContain(codeOfToken(token));
  });

  it('says before it asks for anything where it leads, until when, and what is being answered', async () => {
    const { lead, token } = await linkWorld();
    expect(await findInvitation(token)).toMatchObject({
      round: null,
      endsOn: null,
      left: 20,
      outsideThreshold: 5,
    });
    await openRound(lead, { name: 'Q1', mode: 'quick', format: 'anonymous', endsOn: '2099-01-01' });
    expect(await findInvitation(token)).toMatchObject({ round: 'Q1', endsOn: '2099-01-01' });
  });
});

describe('a code', () => {
  it('leads to its link while that works', async () => {
    const { lead, token, id, teamId } = await linkWorld();
    const code = codeOfToken(token);
    // By itself it is no address: somebody could try codes there.
    expect(await findInvitation(code)).toBeNull();
    const ticket = (await ticketOfCode(code)) ?? '';
    expect(await findInvitation(ticket)).toMatchObject({ teamId });
    const person = await makePerson(await orphan());
    expect(await join({ id: person.userId, email: 'new@example.org' }, ticket, undefined)).toBe(teamId);
    expect((await listInvitations(lead)).open[0]?.uses).toBe(1);
    await revokeInvitation(lead, id);
    expect(await ticketOfCode(code)).toBeNull();
    expect(await whyInvitationIsOver(ticket, null)).toMatchObject({ reason: 'ended' });
    expect(await ticketOfCode('BCDFGHJK')).toBeNull();
  });

  it('cannot be guessed: thirty wrong ones from a network, three hundred from all, and right ones do not count', async () => {
    for (let tries = 0; tries < 100; tries++) {
      expect(await beforeCode('192.0.2.1')).toBeNull();
      await afterRightCode('192.0.2.1');
    }
    const allowed = async (network: string) => {
      let many = 0;
      while (many < 40 && (await beforeCode(network)) === null) many += 1;
      return many;
    };
    expect(await allowed('192.0.2.1')).toBe(30);
    for (let network = 2; network <= 10; network++) expect(await allowed(`192.0.2.${network}`)).toBe(30);
    expect(await allowed('192.0.2.11')).toBe(0);
  });
});

/** Another organization, of whose people nobody is in the team yet. */
const orphan = async () => (await makeWorld({ size: 1 })).organizationId;
