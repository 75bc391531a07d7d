import 'server-only';
import { eq, or, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import {
  invitations,
  jobs,
  meetingItems,
  meetings,
  modelChoices,
  modelDrafts,
  modelVersions,
  naDecisions,
  organizations,
  roundSchedules,
  rounds,
  savedViews,
  securityEvents,
  steps,
  targets,
  teams,
} from '@/db/schema';
import type { Tenant } from '@/db/tenancy';

interface Deed {
  table: PgTable;
  by: PgColumn;
  at: PgColumn;
  organization: PgColumn;
  /** What is told of it beside, by name: how it was called, or what the person wrote. */
  more?: Readonly<Record<string, PgColumn>>;
}

const deed = (
  table: PgTable & { organizationId: PgColumn },
  by: PgColumn,
  at: PgColumn,
  more?: Deed['more'],
): Deed => ({ table, by, at, organization: table.organizationId, more });

/**
 * What somebody did that names them in an organization, by what it is called in the file. Not the note of a step: nobody knows who wrote
 * it, and whoever has left a team sees none of it.
 */
const DEEDS = {
  organization_deleted: {
    table: organizations,
    by: organizations.deletedBy,
    at: organizations.deletedAt,
    organization: organizations.id,
  },
  team_deleted: deed(teams, teams.deletedBy, teams.deletedAt, { team: teams.name }),
  link_made: deed(invitations, invitations.createdBy, invitations.createdAt, {
    givenTo: invitations.givenTo,
    role: invitations.role,
    jobRole: invitations.jobRole,
    expiresAt: invitations.expiresAt,
    endedAt: invitations.revokedAt,
    maxUses: invitations.maxUses,
    mailedTo: invitations.mailedTo,
  }),
  mail_caused: deed(jobs, jobs.causedBy, jobs.createdAt, { kind: jobs.kind, round: jobs.roundId }),
  model_published: deed(modelVersions, modelVersions.publishedBy, modelVersions.publishedAt, {
    version: modelVersions.version,
  }),
  model_draft_saved: deed(modelDrafts, modelDrafts.createdBy, modelDrafts.savedAt),
  model_chosen: deed(modelChoices, modelChoices.chosenBy, modelChoices.chosenAt),
  round_opened: deed(rounds, rounds.openedBy, rounds.openedAt, { round: rounds.name }),
  answering_ended: deed(rounds, rounds.frozenBy, rounds.frozenAt, { round: rounds.name }),
  round_published: deed(rounds, rounds.closedBy, rounds.closedAt, { round: rounds.name }),
  round_taken_back: deed(rounds, rounds.removedBy, rounds.removedAt, {
    round: rounds.name,
    reason: rounds.removedReason,
  }),
  rounds_repeated: deed(roundSchedules, roundSchedules.setBy, roundSchedules.setAt, {
    every: roundSchedules.every,
  }),
  not_applicable_decided: deed(naDecisions, naDecisions.decidedBy, naDecisions.decidedAt, {
    id: naDecisions.itemId,
    reason: naDecisions.reason,
  }),
  meeting_begun: deed(meetings, meetings.begunBy, meetings.begunAt),
  value_agreed: deed(meetingItems, meetingItems.agreedBy, meetingItems.agreedAt, {
    id: meetingItems.itemId,
    agreed: meetingItems.agreed,
    reason: meetingItems.reason,
  }),
  item_looked_after: deed(meetingItems, meetingItems.ownerId, meetingItems.agreedAt, {
    id: meetingItems.itemId,
  }),
  step_planned: deed(steps, steps.createdBy, steps.createdAt, {
    practice: steps.practiceId,
    targetLevel: steps.targetLevel,
  }),
  step_owned: deed(steps, steps.ownerId, steps.createdAt, {
    practice: steps.practiceId,
    targetLevel: steps.targetLevel,
    dueDate: steps.dueDate,
    startedAt: steps.startedAt,
    doneAt: steps.doneAt,
    droppedAt: steps.droppedAt,
  }),
  target_set: deed(targets, targets.setBy, targets.setAt, {
    scope: targets.scopeId,
    level: targets.level,
    dueDate: targets.dueDate,
  }),
  view_saved: deed(savedViews, savedViews.createdBy, savedViews.createdAt, {
    name: savedViews.name,
    query: savedViews.query,
  }),
} satisfies Record<string, Deed>;

/**
 * What somebody did that is kept with their account, in the order in which it was done. Of organizations that they are not in any more
 * only that they did it, and when: what it was about is not theirs to see.
 * @param places organizations that they are in
 */
export async function deedsPart(tx: Tenant, userId: string, places: ReadonlySet<string>) {
  const done = Object.entries<Deed>(DEEDS).map(async ([what, { table, by, at, organization, more = {} }]) => {
    const rows = await tx
      .select({ at, organizationId: organization, ...more })
      .from(table)
      .where(eq(by, userId));
    return rows.map(({ at: moment, organizationId, ...rest }) => {
      const within = typeof organizationId === 'string' && places.has(organizationId);
      return { what, at: moment, ...(within ? { organizationId, ...rest } : { organizationId: null }) };
    });
  });
  const all = (await Promise.all(done)).flat();
  return all.sort((one, other) => Number(one.at ?? 0) - Number(other.at ?? 0));
}

/**
 * What the security logs say of somebody: what they did, from which browser and network, and what was done to their account, where the
 * browser and the network are somebody else's.
 * @param places organizations that they are in
 */
export async function securityPart(tx: Tenant, userId: string, places: ReadonlySet<string>) {
  const own: SQL<boolean> = sql<boolean>`${securityEvents.actorId} is not distinct from ${userId}::uuid`;
  const rows = await tx
    .select({
      at: securityEvents.at,
      what: securityEvents.kind,
      own,
      organizationId: securityEvents.organizationId,
      about: securityEvents.about,
      network: securityEvents.network,
      browser: securityEvents.browser,
      system: securityEvents.system,
    })
    .from(securityEvents)
    .where(or(eq(securityEvents.actorId, userId), eq(securityEvents.subjectId, userId)))
    .orderBy(securityEvents.at, securityEvents.id);
  return rows.map(({ at, what, own: byMe, organizationId, about, ...origin }) => {
    const within = organizationId !== null && places.has(organizationId);
    const { givenTo, ...rest } = about;
    const told = byMe ? about : rest;
    return {
      at,
      what,
      byYou: byMe,
      organizationId: within ? organizationId : null,
      ...(within ? { about: told } : {}),
      ...(byMe ? origin : {}),
    };
  });
}
