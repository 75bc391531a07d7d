import 'server-only';
import { and, asc, eq, isNull } from 'drizzle-orm';
import {
  invitations,
  invitationUses,
  jobs,
  memberships,
  rounds,
  savedViews,
  teamGroups,
  teamMemberRoles,
  teamMembers,
  teams,
  users,
} from '@/db/schema';
import { type TableFile, wholeTable } from './file';

/** Who is in the organization and its teams, and how they came in. */
export const PEOPLE_FILES: readonly TableFile[] = [
  wholeTable('people.csv', ['memberships'], ['person_id', 'name', 'email', 'role', 'since'], (tx, access) =>
    tx
      .select({
        person_id: users.id,
        name: users.name,
        email: users.email,
        role: memberships.role,
        since: memberships.createdAt,
      })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(eq(memberships.organizationId, access.organizationId))
      .orderBy(asc(memberships.createdAt)),
  ),
  wholeTable('groups.csv', ['team_groups'], ['group_id', 'name', 'created_at'], (tx, access) =>
    tx
      .select({ group_id: teamGroups.id, name: teamGroups.name, created_at: teamGroups.createdAt })
      .from(teamGroups)
      .where(eq(teamGroups.organizationId, access.organizationId))
      .orderBy(asc(teamGroups.createdAt)),
  ),
  wholeTable(
    'teams.csv',
    ['teams'],
    [
      'team_id',
      'name',
      'group_id',
      'frameworks',
      'deliverables',
      'capacity_points',
      'created_at',
      'archived_at',
    ],
    (tx, access) =>
      tx
        .select({
          team_id: teams.id,
          name: teams.name,
          group_id: teams.groupId,
          frameworks: teams.scope,
          deliverables: teams.deliverableTypes,
          capacity_points: teams.capacity,
          created_at: teams.createdAt,
          archived_at: teams.archivedAt,
        })
        .from(teams)
        .where(and(eq(teams.organizationId, access.organizationId), isNull(teams.deletedAt)))
        .orderBy(asc(teams.createdAt)),
  ),
  wholeTable(
    'team-people.csv',
    ['team_members'],
    ['team_id', 'person_id', 'joined_at', 'added_by', 'left_at'],
    (tx, access) =>
      tx
        .select({
          team_id: teamMembers.teamId,
          person_id: teamMembers.userId,
          joined_at: teamMembers.joinedAt,
          added_by: teamMembers.addedBy,
          left_at: teamMembers.leftAt,
        })
        .from(teamMembers)
        .innerJoin(
          teams,
          and(eq(teams.organizationId, teamMembers.organizationId), eq(teams.id, teamMembers.teamId)),
        )
        .where(and(eq(teamMembers.organizationId, access.organizationId), isNull(teams.deletedAt))),
  ),
  wholeTable(
    'job-roles.csv',
    ['team_member_roles'],
    ['team_id', 'person_id', 'job_role', 'primary', 'share_percent', 'from', 'to'],
    (tx, access) =>
      tx
        .select({
          team_id: teamMemberRoles.teamId,
          person_id: teamMemberRoles.userId,
          job_role: teamMemberRoles.role,
          primary: teamMemberRoles.isPrimary,
          share_percent: teamMemberRoles.sharePercent,
          from: teamMemberRoles.validFrom,
          to: teamMemberRoles.validTo,
        })
        .from(teamMemberRoles)
        .innerJoin(
          teams,
          and(eq(teams.organizationId, teamMemberRoles.organizationId), eq(teams.id, teamMemberRoles.teamId)),
        )
        .where(and(eq(teamMemberRoles.organizationId, access.organizationId), isNull(teams.deletedAt))),
  ),
  wholeTable(
    'links.csv',
    ['invitations'],
    [
      'link_id',
      'team_id',
      'role',
      'job_role',
      'given_to',
      'mailed_to',
      'max_uses',
      'uses',
      'made_by',
      'made_at',
      'expires_at',
      'ended_at',
    ],
    (tx, access) =>
      tx
        .select({
          link_id: invitations.id,
          team_id: invitations.teamId,
          role: invitations.role,
          job_role: invitations.jobRole,
          given_to: invitations.givenTo,
          mailed_to: invitations.mailedTo,
          max_uses: invitations.maxUses,
          uses: invitations.uses,
          made_by: invitations.createdBy,
          made_at: invitations.createdAt,
          expires_at: invitations.expiresAt,
          ended_at: invitations.revokedAt,
        })
        .from(invitations)
        .innerJoin(
          teams,
          and(eq(teams.organizationId, invitations.organizationId), eq(teams.id, invitations.teamId)),
        )
        .where(and(eq(invitations.organizationId, access.organizationId), isNull(teams.deletedAt))),
  ),
  wholeTable('link-uses.csv', ['invitation_uses'], ['link_id', 'person_id', 'used_at'], (tx, access) =>
    tx
      .select({
        link_id: invitationUses.invitationId,
        person_id: invitationUses.userId,
        used_at: invitationUses.usedAt,
      })
      .from(invitationUses)
      .where(eq(invitationUses.organizationId, access.organizationId)),
  ),
  wholeTable(
    'saved-views.csv',
    ['saved_views'],
    ['view_id', 'name', 'page', 'query', 'created_by', 'created_at'],
    (tx, access) =>
      tx
        .select({
          view_id: savedViews.id,
          name: savedViews.name,
          page: savedViews.page,
          query: savedViews.query,
          created_by: savedViews.createdBy,
          created_at: savedViews.createdAt,
        })
        .from(savedViews)
        .where(eq(savedViews.organizationId, access.organizationId)),
  ),
  wholeTable(
    'background.csv',
    ['jobs'],
    ['what', 'team_id', 'round_id', 'link_id', 'caused_by', 'caused_at', 'done_at', 'given_up_at', 'problem'],
    (tx, access) =>
      tx
        .select({
          what: jobs.kind,
          team_id: jobs.teamId,
          round_id: jobs.roundId,
          link_id: jobs.invitationId,
          caused_by: jobs.causedBy,
          caused_at: jobs.createdAt,
          done_at: jobs.doneAt,
          given_up_at: jobs.failedAt,
          problem: jobs.problem,
        })
        .from(jobs)
        .innerJoin(teams, and(eq(teams.organizationId, jobs.organizationId), eq(teams.id, jobs.teamId)))
        .leftJoin(rounds, and(eq(rounds.organizationId, jobs.organizationId), eq(rounds.id, jobs.roundId)))
        .where(
          and(
            eq(jobs.organizationId, access.organizationId),
            isNull(teams.deletedAt),
            isNull(rounds.removedAt),
          ),
        )
        .orderBy(asc(jobs.createdAt)),
  ),
];
