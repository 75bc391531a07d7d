import 'server-only';
import { and, asc, eq, isNull, max, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { answers, respondents, rounds, teamMembers, users } from '@/db/schema';
import { inOrganization, type Tenant } from '@/db/tenancy';
import type { RespondentAccess, TeamAccess } from '@/lib/access/types';
import { oidcSettings } from '@/lib/env';
import { askedIn, ofTeam } from './round-input';

/** Whose doing it is that somebody is in the team; `unknown`: it was not kept, or that person is gone. */
export type InvitedBy = { kind: 'self' | 'unknown' } | { kind: 'person'; name: string };

/** Somebody asked in a round that is not published. */
export interface AskedPerson {
  userId: string;
  name: string;
  me: boolean;
  invitedBy: InvitedBy;
  /** When they came into the team, the last time; null for somebody who is not in it and writes down a consensus. */
  since: Date | null;
  /** When they left it; what they answered stays in the round. */
  leftAt: Date | null;
  /** Asked after the round was opened, or even after this viewer's newest answer. */
  joined: 'later' | 'since_yours' | null;
  /** Whether an identity provider vouched for their address. */
  verified: boolean;
}

export interface AskedList {
  people: readonly AskedPerson[];
  /** How many were asked since this viewer last answered; 0 for who has not answered. */
  joinedSince: number;
  /** Who verifies addresses here; null where nobody does. */
  provider: string | null;
  /** The organization's clock. */
  timeZone: string;
}

/** When this viewer last answered or finished; null when they did neither. */
async function lastAnswered(
  tx: Tenant,
  { organizationId, userId }: TeamAccess | RespondentAccess,
  roundId: string,
): Promise<Date | null> {
  const [row] = await tx
    .select({
      at: sql`greatest(${max(answers.savedAt)}, ${max(respondents.finishedAt)})`.mapWith(answers.savedAt),
    })
    .from(respondents)
    .leftJoin(
      answers,
      and(eq(answers.organizationId, respondents.organizationId), eq(answers.respondentId, respondents.id)),
    )
    .where(and(askedIn({ organizationId, id: roundId }), eq(respondents.userId, userId)));
  return row?.at ?? null;
}

const inviter = alias(users, 'inviter');

/**
 * Everybody asked in a round of the team, by name, until its result is published; nobody after that, because then it is
 * not kept any more who was asked. Once answering has ended, without those who left.
 */
export function listAsked(access: TeamAccess | RespondentAccess, roundId: string): Promise<AskedList> {
  return inOrganization(access, async (tx) => {
    const rows = await tx
      .select({
        userId: users.id,
        name: users.name,
        verifiedAt: users.emailVerifiedAt,
        since: teamMembers.joinedAt,
        leftAt: teamMembers.leftAt,
        addedBy: teamMembers.addedBy,
        inviterName: inviter.name,
        askedAt: respondents.invitedAt,
        openedAt: rounds.openedAt,
      })
      .from(rounds)
      .innerJoin(
        respondents,
        and(eq(respondents.organizationId, rounds.organizationId), eq(respondents.roundId, rounds.id)),
      )
      .innerJoin(users, eq(users.id, respondents.userId))
      .leftJoin(
        teamMembers,
        and(
          eq(teamMembers.organizationId, rounds.organizationId),
          eq(teamMembers.teamId, rounds.teamId),
          eq(teamMembers.userId, respondents.userId),
        ),
      )
      .leftJoin(inviter, eq(inviter.id, teamMembers.addedBy))
      .where(
        and(
          ofTeam(access, roundId),
          isNull(rounds.closedAt),
          // Of those who left, only who had answered is still asked when answering ends: their names would tell.
          or(isNull(rounds.frozenAt), isNull(teamMembers.leftAt)),
        ),
      )
      .orderBy(asc(users.name), asc(users.id));
    const mine = await lastAnswered(tx, access, roundId);
    const people = rows.map(
      ({ verifiedAt, addedBy, inviterName, askedAt, openedAt, ...row }): AskedPerson => {
        const me = row.userId === access.userId;
        // Who left and came back is somebody to look at again.
        const came = row.since && row.since > askedAt ? row.since : askedAt;
        const later = came > openedAt ? 'later' : null;
        return {
          ...row,
          me,
          invitedBy:
            addedBy === row.userId
              ? { kind: 'self' }
              : inviterName === null
                ? { kind: 'unknown' }
                : { kind: 'person', name: inviterName },
          joined: mine && !me && came > mine ? 'since_yours' : later,
          verified: verifiedAt !== null,
        };
      },
    );
    return {
      people,
      joinedSince: people.filter(({ joined }) => joined === 'since_yours').length,
      provider: oidcSettings()?.name ?? null,
      timeZone: access.timeZone,
    };
  });
}
