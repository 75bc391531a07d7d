import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { ORGANIZATION_ROLES } from '@/lib/access/policy';
import { DELIVERABLE_TYPES, ROLE_IDS } from '@/lib/model/schema';
import { at, id, organizationId } from './columns';
import { users } from './people';

const organizationRole = (name: string) => text(name, { enum: ORGANIZATION_ROLES });

export const organizations = pgTable(
  'organizations',
  {
    id: id().primaryKey(),
    name: text('name').notNull(),
    /** 'demo' for the sample organization that visitors explore; null for real ones. */
    kind: text('kind', { enum: ['demo'] }),
    /** Respondents a result needs before people outside the team see it (scoring reference 3.11: default 5, floor 3). */
    outsideThreshold: integer('outside_threshold').notNull().default(5),
    /** IANA name: where its days begin, for everybody who reads of it. */
    timeZone: text('time_zone').notNull().default('America/Sao_Paulo'),
    /** Roles whose people need a second factor to open anything of the organization. */
    factorRoles: organizationRole('factor_roles').array().notNull().default([]),
    createdAt: at('created_at').notNull().defaultNow(),
    /** When an owner deleted it: nothing of it opens, and a week later it is gone for good. */
    deletedAt: at('deleted_at'),
    deletedBy: uuid('deleted_by').references(() => users.id, { onDelete: 'set null' }),
  },
  (t) => [
    index('organizations_deleted_by').on(t.deletedBy),
    check('organizations_outside_threshold', sql`${t.outsideThreshold} between 3 and 10`),
  ],
);

export const memberships = pgTable(
  'memberships',
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: 'cascade' }),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    role: organizationRole('role').notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.userId] }), index('memberships_user').on(t.userId)],
);

/** Teams that belong together, such as a department; a team is in one at most. */
export const teamGroups = pgTable(
  'team_groups',
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: 'cascade' }),
    id: id(),
    name: text('name').notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    uniqueIndex('team_groups_name').on(t.organizationId, sql`lower(${t.name})`),
  ],
);

export const teams = pgTable(
  'teams',
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: 'cascade' }),
    id: id(),
    name: text('name').notNull(),
    /** Frameworks the team is scored on. */
    scope: text('scope', { enum: ['DEV', 'DAT', 'MLO'] })
      .array()
      .notNull(),
    /** What the team delivers; says nothing when empty. */
    deliverableTypes: text('deliverable_types', { enum: DELIVERABLE_TYPES })
      .array()
      .notNull()
      .default(sql`'{}'`),
    groupId: uuid('group_id'),
    /** Effort points that the team has for improving in a cycle of three months; a point is about a week of one person. */
    capacity: smallint('capacity').notNull().default(10),
    createdAt: at('created_at').notNull().defaultNow(),
    /** When it was put aside: it can be read, and nothing of it changes. */
    archivedAt: at('archived_at'),
    /** When it was deleted; a week later it is gone for good. */
    deletedAt: at('deleted_at'),
    deletedBy: uuid('deleted_by').references(() => users.id, { onDelete: 'set null' }),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index('teams_id').on(t.id),
    index('teams_deleted').on(t.deletedAt).where(sql`deleted_at is not null`),
    index('teams_deleted_by').on(t.deletedBy),
    index('teams_of_group').on(t.organizationId, t.groupId),
    check('teams_capacity', sql`${t.capacity} between 1 and 999`),
    foreignKey({
      columns: [t.organizationId, t.groupId],
      foreignColumns: [teamGroups.organizationId, teamGroups.id],
    }),
    check('teams_archived_before_deleted', sql`${t.deletedAt} is null or ${t.archivedAt} is not null`),
    check(
      'teams_deliverable_types',
      sql`${t.deliverableTypes} <@ array['raw', 'aggregate', 'report', 'pipeline', 'model']`,
    ),
  ],
);

export const teamMembers = pgTable(
  'team_members',
  {
    organizationId: organizationId(),
    teamId: uuid('team_id').notNull(),
    userId: uuid('user_id').notNull(),
    /** When they came in, the last time that they did. */
    joinedAt: at('joined_at').notNull().defaultNow(),
    /** Whose invitation let them in, or themselves; null where that is not known, or the person is gone. */
    addedBy: uuid('added_by').references(() => users.id, { onDelete: 'set null' }),
    leftAt: at('left_at'),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.teamId, t.userId] }),
    index('team_members_person').on(t.organizationId, t.userId),
    index('team_members_added_by').on(t.addedBy),
    foreignKey({
      columns: [t.organizationId, t.teamId],
      foreignColumns: [teams.organizationId, teams.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.organizationId, t.userId],
      foreignColumns: [memberships.organizationId, memberships.userId],
    }).onDelete('cascade'),
  ],
);

/** Job-role history: who was a data engineer in this team, from when to when. */
export const teamMemberRoles = pgTable(
  'team_member_roles',
  {
    organizationId: organizationId(),
    id: id(),
    teamId: uuid('team_id').notNull(),
    userId: uuid('user_id').notNull(),
    role: text('role', { enum: ROLE_IDS }).notNull(),
    isPrimary: boolean('is_primary').notNull().default(true),
    sharePercent: integer('share_percent').notNull().default(100),
    validFrom: at('valid_from').notNull().defaultNow(),
    validTo: at('valid_to'),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({
      columns: [t.organizationId, t.teamId, t.userId],
      foreignColumns: [teamMembers.organizationId, teamMembers.teamId, teamMembers.userId],
    }).onDelete('cascade'),
    index('team_member_roles_of_member').on(t.organizationId, t.teamId, t.userId),
    uniqueIndex('team_member_roles_one_primary')
      .on(t.organizationId, t.teamId, t.userId)
      .where(sql`valid_to is null and is_primary`),
    check('team_member_roles_share', sql`${t.sharePercent} between 0 and 100`),
  ],
);

/** A link that lets people in. Only the hash of its token is kept. */
export const invitations = pgTable(
  'invitations',
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: 'cascade' }),
    id: id(),
    teamId: uuid('team_id').notNull(),
    tokenHash: text('token_hash').notNull(),
    /** A keyed hash of the short code that stands for the link; null for links from before there was one. */
    codeHash: text('code_hash'),
    /** The token under a key of the server, for who may invite to show it again; null as above. */
    tokenSealed: text('token_sealed'),
    role: organizationRole('role').notNull(),
    /** Job role offered to who joins; null lets them choose. */
    jobRole: text('job_role', { enum: ROLE_IDS }),
    createdBy: uuid('created_by').references(() => users.id, { onDelete: 'set null' }),
    createdAt: at('created_at').notNull().defaultNow(),
    expiresAt: at('expires_at').notNull(),
    revokedAt: at('revoked_at'),
    /** Address that it was sent to, or is to be sent to by whoever made it; null where it is passed on by hand. */
    mailedTo: text('mailed_to'),
    /** For whom it was made, in words; null for links from before that was asked, whose users are not known either. */
    givenTo: text('given_to'),
    /** How many people may come in by it, and how many have. */
    maxUses: integer('max_uses').notNull().default(1),
    uses: integer('uses').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index('invitations_token').on(t.tokenHash),
    uniqueIndex('invitations_code').on(t.codeHash),
    index('invitations_of_team').on(t.organizationId, t.teamId),
    index('invitations_created_by').on(t.createdBy),
    check('invitations_max_uses', sql`${t.maxUses} >= 1`),
    foreignKey({
      columns: [t.organizationId, t.teamId],
      foreignColumns: [teams.organizationId, teams.id],
    }).onDelete('cascade'),
  ],
);

/** Who came in by a link. */
export const invitationUses = pgTable(
  'invitation_uses',
  {
    organizationId: organizationId(),
    invitationId: uuid('invitation_id').notNull(),
    userId: uuid('user_id').notNull(),
    usedAt: at('used_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.invitationId, t.userId] }),
    index('invitation_uses_person').on(t.organizationId, t.userId),
    foreignKey({
      name: 'invitation_uses_link_fk',
      columns: [t.organizationId, t.invitationId],
      foreignColumns: [invitations.organizationId, invitations.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'invitation_uses_member_fk',
      columns: [t.organizationId, t.userId],
      foreignColumns: [memberships.organizationId, memberships.userId],
    }).onDelete('cascade'),
  ],
);
