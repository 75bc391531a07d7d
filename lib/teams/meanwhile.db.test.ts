import { and, eq, isNull, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import {
  invitations,
  memberships,
  organizations,
  plans,
  rounds,
  steps,
  targets,
  teamMembers,
  teams,
} from '@/db/schema';
import { during, untilWaiting } from '@/db/testing/during';
import { makePerson, organizationAccess, type TestPerson, teamAccess } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { findInvitation } from '@/lib/access/invitation';
import { join } from '@/lib/access/join';
import { Refused } from '@/lib/access/refused';
import type { TeamAccess } from '@/lib/access/types';
import { changePersonRole, removePerson } from '@/lib/organizations/commands';
import { adviceFor } from '@/lib/plans/advice';
import { addToPlan, editStep, moveStep } from '@/lib/plans/commands';
import { listSteps } from '@/lib/plans/queries';
import type { AddStepForm } from '@/lib/plans/schema';
import { scoredWorld } from '@/lib/plans/testing/closed-round';
import { endAnswering, openRound } from '@/lib/rounds/commands';
import { cancelRound, deleteRound, renameRound, restoreRound } from '@/lib/rounds/take-back';
import { removeTarget, setTarget } from '@/lib/targets/commands';
import {
  assignJobRole,
  editTeam,
  inviteToTeam,
  joinTeam,
  removeFromTeam,
  revokeInvitation,
} from './commands';

withDatabase();

type Transaction = Parameters<Parameters<typeof during>[0]>[0];

const invitation = { role: 'member', jobRole: null, givenTo: 'The team', maxUses: 10 } as const;
const step = { practiceId: 'DEV-COL-1', targetLevel: 2, ownerId: null, dueDate: null } as const;
let world: Awaited<ReturnType<typeof scoredWorld>> & {
  lead: TeamAccess;
  stepId: string;
  linkId: string;
  next: AddStepForm;
};

beforeAll(async () => {
  const made = await scoredWorld(5);
  const lead = await teamAccess(made.facilitator, made.teamId);
  await addToPlan(made.insider, { ...step, roundId: made.roundId });
  const [planned] = await listSteps(made.insider);
  await inviteToTeam(lead, invitation);
  await setTarget(lead, { scopeId: 'DAT', level: 2 });
  const [link] = await systemDatabase().select({ id: invitations.id }).from(invitations);
  const [ready] = (await adviceFor(made.insider, made.roundId))?.advice.ranking ?? [];
  if (!ready) throw new Error('There is always something to do next.');
  const { practiceId, to: targetLevel } = ready.step;
  const next = { ...step, roundId: made.roundId, practiceId, targetLevel };
  world = { ...made, lead, stepId: planned?.id ?? '', linkId: link?.id ?? '', next };
});

const person = (i: number) => world.members[i] as TestPerson;

/** Everything that changes something of a team, each by somebody who may. */
const commands: [name: string, attempt: () => Promise<unknown>][] = [
  ['editTeam', () => editTeam(world.lead, { name: 'Late' })],
  ['inviteToTeam', () => inviteToTeam(world.lead, invitation)],
  ['revokeInvitation', () => revokeInvitation(world.lead, world.linkId)],
  ['assignJobRole', () => assignJobRole(world.lead, { userId: person(2).userId, role: 'PO' })],
  ['assignJobRole of oneself', () => assignJobRole(world.insider, { userId: person(0).userId, role: 'PO' })],
  ['removeFromTeam', () => removeFromTeam(world.lead, person(3).userId)],
  ['removeFromTeam of oneself', () => removeFromTeam(world.insider, person(0).userId)],
  ['joinTeam', () => joinTeam(world.lead)],
  ['openRound', () => openRound(world.lead, { name: 'Late', mode: 'quick', format: 'anonymous' })],
  ['endAnswering', () => endAnswering(world.lead, world.roundId)],
  ['renameRound', () => renameRound(world.lead, world.roundId, { name: 'Late' })],
  ['cancelRound', () => cancelRound(world.lead, world.roundId)],
  ['deleteRound', () => deleteRound(world.lead, world.roundId, { reason: 'Late' })],
  ['restoreRound', () => restoreRound(world.lead, world.roundId)],
  ['setTarget', () => setTarget(world.lead, { scopeId: 'DEV', level: 1 })],
  ['removeTarget', () => removeTarget(world.lead, { scopeId: 'DAT', level: 2, dueDate: null })],
  ['addToPlan', () => addToPlan(world.insider, world.next)],
  ['editStep', () => editStep(world.insider, { stepId: world.stepId, note: 'Late' })],
  ['moveStep', () => moveStep(world.insider, { stepId: world.stepId, move: 'start' })],
];

/** All rows that a command could have changed. */
const everything = async () =>
  JSON.stringify(
    await Promise.all(
      [teams, teamMembers, invitations, rounds, plans, steps, targets].map((table) =>
        systemDatabase().select().from(table).orderBy(sql`1, 2, 3`),
      ),
    ),
  );

/** As `archiveTeam` and `deleteTeam` do, with a pause before they are over. */
const putAside = (to: Partial<typeof teams.$inferInsert>) => async (tx: Transaction) => {
  const own = eq(teams.id, world.teamId);
  await tx.select({ id: teams.id }).from(teams).where(own).for('update');
  await tx.update(teams).set(to).where(own);
};

const refused = (reason: ConstructorParameters<typeof Refused>[0]) => ({
  status: 'rejected',
  reason: new Refused(reason),
});

describe.each([
  ['put aside', { archivedAt: new Date() }],
  ['deleted', { archivedAt: new Date(), deletedAt: new Date() }],
])('while its team is being %s', (_, to) => {
  it.each(commands)('%s waits, and then changes nothing', async (_name, attempt) => {
    const before = await everything();
    const outcome = await during(putAside(to), attempt);
    await systemDatabase().update(teams).set({ archivedAt: null, deletedAt: null });
    expect(outcome).toEqual(refused('team_archived'));
    expect(await everything()).toBe(before);
  });

  it('nobody comes in by a link', async () => {
    const token = await inviteToTeam(world.lead, invitation);
    const stranger = await makePerson(world.organizationId);
    const me = { id: stranger.userId, email: 'somebody@example.org' };
    const outcome = await during(putAside(to), () => join(me, token, undefined));
    await systemDatabase().update(teams).set({ archivedAt: null, deletedAt: null });
    expect(outcome).toEqual(refused('invitation_invalid'));
    expect(await join(me, token, undefined)).toBe(world.teamId);
  });
});

describe('who proved access and then', () => {
  const membershipOf = ({ organizationId, userId }: TeamAccess) =>
    and(eq(memberships.organizationId, organizationId), eq(memberships.userId, userId));

  /** The other has done it before the command begins to write; the access was read earlier. */
  const afterwards = async (change: () => Promise<unknown>, attempt: () => Promise<unknown>) => {
    await change();
    const before = await everything();
    await expect(attempt()).rejects.toThrow(new Refused('not_allowed'));
    expect(await everything()).toBe(before);
  };

  it('was given another role does nothing that it may not', async () => {
    const { lead } = world;
    const role = (to: 'member' | 'viewer' | 'facilitator') => () =>
      systemDatabase().update(memberships).set({ role: to }).where(membershipOf(lead));
    await afterwards(role('viewer'), () => editTeam(lead, { name: 'Late' }));
    await afterwards(role('viewer'), () => inviteToTeam(lead, invitation));
    await afterwards(role('member'), () => renameRound(lead, world.roundId, { name: 'Late' }));
    await role('facilitator')();
  });

  it('was taken out of the team does nothing in it', async () => {
    const me = and(
      eq(teamMembers.organizationId, world.organizationId),
      eq(teamMembers.teamId, world.teamId),
      eq(teamMembers.userId, person(1).userId),
    );
    const access = await teamAccess(person(1), world.teamId);
    const out = () => systemDatabase().update(teamMembers).set({ leftAt: new Date() }).where(me);
    await afterwards(out, () => moveStep(access, { stepId: world.stepId, move: 'start' }));
    await afterwards(out, () => assignJobRole(access, { userId: access.userId, role: 'PO' }));
  });

  it.each([
    [
      'taken out',
      (owner: TestPerson, them: string) => async () =>
        removePerson(await organizationAccess(owner, world.organizationId), them),
    ],
    [
      'made a member',
      (owner: TestPerson, them: string) => async () =>
        changePersonRole(await organizationAccess(owner, world.organizationId), {
          userId: them,
          role: 'member',
        }),
    ],
  ])('is being %s leaves no link behind', async (_, act) => {
    const owner = await makePerson(world.organizationId, 'owner');
    const leader = await makePerson(world.organizationId, 'facilitator');
    const access = await teamAccess(leader, world.teamId);
    // The link is written and not yet there for others; taking its maker out waits for it.
    let token = '';
    const write = async (tx: Transaction) => {
      await tx.select().from(memberships).where(membershipOf(access)).for('share');
      token = await inviteToTeam(access, invitation);
    };
    expect(await during(write, act(owner, leader.userId))).toMatchObject({ status: 'fulfilled' });
    expect(await findInvitation(token)).toBeNull();
    await expect(inviteToTeam(access, invitation)).rejects.toThrow(new Refused('not_allowed'));
  });

  it('is being taken out while a link of theirs is on its way stops neither', async () => {
    const owner = await makePerson(world.organizationId, 'owner');
    const leader = await makePerson(world.organizationId, 'facilitator');
    const [theirs, mine] = [
      await teamAccess(leader, world.teamId),
      await organizationAccess(owner, world.organizationId),
    ];
    let removed: Promise<unknown> = Promise.resolve();
    // Both wait for a third; then each has what the other could wait for.
    const hold = async (tx: Transaction) => {
      const own = eq(organizations.id, world.organizationId);
      await tx.select({ id: organizations.id }).from(organizations).where(own).for('update');
      removed = Promise.allSettled([removePerson(mine, leader.userId)]);
      await untilWaiting(1);
    };
    const made = await during(hold, () => inviteToTeam(theirs, invitation), 2);
    expect(made).toMatchObject({ status: 'fulfilled' });
    expect(await removed).toMatchObject([{ status: 'fulfilled' }]);
    expect(await findInvitation(made.status === 'fulfilled' ? made.value : '')).toBeNull();
  });
});

it('a step is not planned from a round that is being deleted', async () => {
  const before = await everything();
  const own = and(eq(rounds.id, world.roundId), isNull(rounds.removedAt));
  const remove = async (tx: Transaction) => {
    await tx.select({ id: rounds.id }).from(rounds).where(own).for('update');
    await tx.update(rounds).set({ removedAt: new Date() }).where(own);
  };
  const add = () => addToPlan(world.insider, world.next);
  const outcome = await during(remove, add);
  await systemDatabase().update(rounds).set({ removedAt: null });
  expect(outcome).toEqual(refused('unknown_practice'));
  expect(await everything()).toBe(before);
  await add();
});
