import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { type Database, systemDatabase } from '@/db/client';
import { noteOwnWrite } from '@/db/own-writes';
import {
  invitations,
  invitationUses,
  memberships,
  organizations,
  passwordLinks,
  teamMemberRoles,
  teamMembers,
  teams,
} from '@/db/schema';
import type { Lang, RoleId } from '@/lib/model/schema';
import { addToOpenRound } from '@/lib/rounds/respondents';
import { record } from '@/lib/security-log/record';
import { enterAs } from '@/lib/teams/members';
import { demandOwnNameIn, holdNames, isColleaguesName } from './colleagues';
import { isDemoEmail } from './email';
import type { JoinAsNewForm } from './forms';
import { findInvitation, hasTime, invitationOf, STANDS, whyInvitationIsOver } from './invitation';
import { hashPassword } from './passwords';
import { can } from './policy';
import { recordOfPerson } from './record-of-person';
import { Refused } from './refused';
import { createUser, type NewPerson } from './sign-up';

type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

/**
 * The invitation, locked until the transaction ends, so that a link revoked meanwhile lets nobody in, and of two who come by its last
 * use one.
 */
async function claimInvitation(tx: Transaction, token: string, userId: string) {
  const [link] = await tx
    .select({ organizationId: invitations.organizationId })
    .from(invitations)
    .where(invitationOf(token));
  if (!link) throw new Refused('invitation_invalid');
  // Before any row is locked, as whoever takes another name does.
  await holdNames(tx, [link.organizationId]);
  const [invitation] = await tx
    .select({
      organizationId: invitations.organizationId,
      id: invitations.id,
      teamId: invitations.teamId,
      team: teams.name,
      role: invitations.role,
      jobRole: invitations.jobRole,
      createdAt: invitations.createdAt,
      createdBy: invitations.createdBy,
      uses: invitations.uses,
      maxUses: invitations.maxUses,
      kind: organizations.kind,
    })
    .from(invitations)
    .innerJoin(organizations, eq(organizations.id, invitations.organizationId))
    .innerJoin(
      teams,
      and(eq(teams.organizationId, invitations.organizationId), eq(teams.id, invitations.teamId)),
    )
    .where(and(invitationOf(token), STANDS, hasTime()))
    .for('update', { of: invitations });
  if (!invitation) throw new Refused('invitation_invalid');
  const { uses, maxUses } = invitation;
  // Who came by it already may click twice.
  if (uses >= maxUses && !(await cameBy(tx, invitation, userId))) throw new Refused('invitation_used_up');
  const [team] = await tx
    .select({ id: teams.id })
    .from(teams)
    .where(
      and(
        eq(teams.organizationId, invitation.organizationId),
        eq(teams.id, invitation.teamId),
        isNull(teams.archivedAt),
      ),
    )
    .for('key share');
  // Put aside a moment ago.
  if (!team) throw new Refused('invitation_invalid');
  if (invitation.kind === 'demo') throw new Refused('demo_is_read_only');
  return invitation;
}

const usedBy = ({ organizationId, id }: Pick<Claimed, 'organizationId' | 'id'>, userId: string) =>
  and(
    eq(invitationUses.organizationId, organizationId),
    eq(invitationUses.invitationId, id),
    eq(invitationUses.userId, userId),
  );

const cameBy = async (tx: Transaction, invitation: { organizationId: string; id: string }, userId: string) =>
  (await tx.select({ userId: invitationUses.userId }).from(invitationUses).where(usedBy(invitation, userId)))
    .length > 0;

/** Writes down that a person came by the link, once. */
async function countUse(tx: Transaction, { organizationId, id }: Claimed, userId: string) {
  const [counted] = await tx
    .insert(invitationUses)
    .values({ organizationId, invitationId: id, userId })
    .onConflictDoNothing()
    .returning({ userId: invitationUses.userId });
  if (!counted) return;
  await tx
    .update(invitations)
    .set({ uses: sql`${invitations.uses} + 1` })
    .where(and(eq(invitations.organizationId, organizationId), eq(invitations.id, id)));
}

type Claimed = Awaited<ReturnType<typeof claimInvitation>>;

/** Who comes in, and whether they just typed their name. */
interface Newcomer {
  userId: string;
  isNew: boolean;
}

/** The new member's role in the organization, and whether it is new; whoever had one keeps it, be it higher or lower. */
async function enterOrganization(
  tx: Transaction,
  { organizationId, role }: Claimed,
  { userId, isNew }: Newcomer,
) {
  const [made] = await tx
    .insert(memberships)
    .values({ organizationId, userId, role })
    .onConflictDoNothing()
    .returning({ role: memberships.role });
  if (made) {
    await demandOwnNameIn(tx, organizationId, userId, isNew);
    // An administrator elsewhere may hold a link to this account, which now opens this organization, too.
    await tx.delete(passwordLinks).where(eq(passwordLinks.userId, userId));
  }
  const [held] = await tx
    .select({ role: memberships.role })
    .from(memberships)
    .where(and(eq(memberships.organizationId, organizationId), eq(memberships.userId, userId)));
  return { role: held?.role ?? role, entered: made !== undefined };
}

/** Whether the person was not in the team before. Who left comes back as the same respondent. */
async function enterTeam(tx: Transaction, invitation: Claimed, userId: string) {
  const { organizationId, teamId, createdAt, createdBy } = invitation;
  const me = and(
    eq(teamMembers.organizationId, organizationId),
    eq(teamMembers.teamId, teamId),
    eq(teamMembers.userId, userId),
  );
  const [before] = await tx.select({ leftAt: teamMembers.leftAt }).from(teamMembers).where(me).for('update');
  if (before && before.leftAt === null) return false;
  // A link from before somebody left, or was taken out, does not bring them back.
  if (before?.leftAt && createdAt <= before.leftAt) throw new Refused('invitation_invalid');
  await enterAs(tx, { organizationId, teamId, userId, addedBy: createdBy });
  return true;
}

async function takeJobRole(
  tx: Transaction,
  { organizationId, teamId }: Claimed,
  userId: string,
  role: RoleId,
) {
  const current = and(
    eq(teamMemberRoles.organizationId, organizationId),
    eq(teamMemberRoles.teamId, teamId),
    eq(teamMemberRoles.userId, userId),
    eq(teamMemberRoles.isPrimary, true),
    isNull(teamMemberRoles.validTo),
  );
  const [held] = await tx.select({ role: teamMemberRoles.role }).from(teamMemberRoles).where(current);
  if (held?.role === role) return;
  const now = new Date();
  await tx.update(teamMemberRoles).set({ validTo: now }).where(current);
  await tx.insert(teamMemberRoles).values({ organizationId, teamId, userId, role, validFrom: now });
}

async function comeIn(tx: Transaction, token: string, newcomer: Newcomer, chosen: RoleId | undefined) {
  const { userId } = newcomer;
  const invitation = await claimInvitation(tx, token, userId);
  const { organizationId, teamId } = invitation;
  const { role, entered } = await enterOrganization(tx, invitation, newcomer);
  // A viewer sees every team from outside; being one of a team is for those who answer for it.
  const joined = can(role, 'round:answer') && (await enterTeam(tx, invitation, userId));
  const jobRole = chosen ?? (joined ? invitation.jobRole : null);
  if (jobRole && can(role, 'round:answer')) await takeJobRole(tx, invitation, userId, jobRole);
  if (joined || entered) await countUse(tx, invitation, userId);
  if (!joined) return teamId;
  await addToOpenRound(tx, { organizationId, teamId, userId });
  await record(tx, { organizationId, userId, inDemo: false }, 'joined_team', { team: invitation.team });
  return teamId;
}

async function enter(tx: Transaction, token: string, newcomer: Newcomer, chosen: RoleId | undefined) {
  const teamId = await comeIn(tx, token, newcomer, chosen);
  await noteOwnWrite(tx, newcomer.userId);
  return teamId;
}

/**
 * Brings a signed-in person into the invitation's team and into its open round; returns the team's id.
 * Doing it again changes nothing but the job role. Throws `Refused` for a link that is no longer valid.
 */
export function join(
  person: { id: string; email: string },
  token: string,
  jobRole: RoleId | undefined,
): Promise<string> {
  // Everyone who explores the demo is the same few people: what one of them joins, all visitors would see.
  if (isDemoEmail(person.email)) throw new Refused('demo_is_read_only');
  return systemDatabase().transaction((tx) => enter(tx, token, { userId: person.id, isNew: false }, jobRole));
}

/** Makes an account and joins, all or nothing; null when the e-mail address is taken. Call `beforeSignUp` and `beforeJoinAsNew` first. */
export async function joinAsNew(
  form: JoinAsNewForm,
  locale: Lang,
): Promise<(NewPerson & { teamId: string }) | null> {
  const passwordHash = await hashPassword(form.password);
  return systemDatabase().transaction(async (tx) => {
    const person = await createUser(tx, { name: form.name, email: form.email, passwordHash, locale });
    if (!person) return null;
    const { userId } = person;
    const teamId = await enter(tx, form.token, { userId, isNew: true }, form.jobRole);
    await recordOfPerson(tx, { actorId: userId }, 'account_made');
    return { ...person, teamId };
  });
}

/**
 * Must be asked before an account is made for an invitation, and before anything that costs time or tells whether an address is taken.
 * Says whether a colleague has the name.
 * @throws {Refused} for a link that lets nobody in
 */
export async function beforeJoinAsNew(form: Pick<JoinAsNewForm, 'token' | 'name'>): Promise<boolean> {
  const invitation = await findInvitation(form.token);
  if (!invitation) {
    const over = await whyInvitationIsOver(form.token, null);
    throw new Refused(over?.reason === 'usedUp' ? 'invitation_used_up' : 'invitation_invalid');
  }
  return isColleaguesName(systemDatabase(), [invitation.organizationId], { userId: null, name: form.name });
}
