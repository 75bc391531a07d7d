import 'server-only';
import { and, eq, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import { type Database, systemQuery } from '@/db/client';
import {
  memberships,
  organizations,
  respondents,
  rounds,
  sessions,
  teamMembers,
  teams,
  users,
} from '@/db/schema';
import { personHash } from '@/lib/rounds/person-hash';
import { FACTOR_GIVEN, findTeamAccess, isId, type SessionClaims, SIGNED_IN } from './find-access';
import { POLICY } from './policy';
import type { RespondentAccess } from './types';

/** Who may write down a consensus without being in the team: those who may open a round. */
const SCRIBES = [...POLICY['round:open']];

const askedAs = (name: string, person: SQL) => (database: Database) =>
  database
    .select({
      userId: sessions.userId,
      organizationId: rounds.organizationId,
      role: memberships.role,
      teamId: rounds.teamId,
      respondentId: respondents.id,
      jobRole: respondents.jobRole,
      mode: rounds.mode,
      scope: rounds.scope,
      asked: sql<string[] | null>`${rounds.askedSets} -> ${respondents.askedSet}::int -> 'items'`,
      modelVersionId: rounds.modelVersionId,
      timeZone: organizations.timeZone,
      answersSince: users.answersSince,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(rounds, eq(rounds.id, sql.placeholder('roundId')))
    .innerJoin(organizations, eq(organizations.id, rounds.organizationId))
    .innerJoin(
      respondents,
      and(eq(respondents.organizationId, rounds.organizationId), eq(respondents.roundId, rounds.id), person),
    )
    .innerJoin(
      memberships,
      and(eq(memberships.organizationId, rounds.organizationId), eq(memberships.userId, sessions.userId)),
    )
    .innerJoin(teams, and(eq(teams.organizationId, rounds.organizationId), eq(teams.id, rounds.teamId)))
    .leftJoin(
      teamMembers,
      and(
        eq(teamMembers.organizationId, rounds.organizationId),
        eq(teamMembers.teamId, rounds.teamId),
        eq(teamMembers.userId, sessions.userId),
        isNull(teamMembers.leftAt),
      ),
    )
    .where(
      and(
        SIGNED_IN,
        FACTOR_GIVEN,
        isNull(rounds.removedAt),
        isNull(teams.deletedAt),
        isNull(organizations.deletedAt),
        or(
          // Nobody answers a published round any more, and what one answered stays one's own after leaving the team.
          isNotNull(rounds.closedAt),
          isNotNull(teamMembers.userId),
          and(eq(rounds.format, 'consensus'), inArray(memberships.role, SCRIBES)),
        ),
      ),
    )
    .prepare(name);

const asked = systemQuery(askedAs('respondent_access', eq(respondents.userId, sessions.userId)));

const askedByHash = systemQuery(
  askedAs('respondent_access_by_hash', eq(respondents.personHash, sql.placeholder('hash'))),
);

/** The team of a round in which answering has ended, and who asks for it. */
const teamOf = systemQuery((database) =>
  database
    .select({ teamId: rounds.teamId, userId: sessions.userId })
    .from(sessions)
    .innerJoin(rounds, and(eq(rounds.id, sql.placeholder('roundId')), isNotNull(rounds.frozenAt)))
    .where(SIGNED_IN)
    .prepare('team_of_round'),
);

/** Who was asked in a round whose links are cut: only somebody signed in as this person, on this server, can tell. */
async function findByHash(claims: SessionClaims, roundId: string) {
  const [round] = await teamOf().execute({ ...claims, roundId });
  if (!round) return [];
  return askedByHash().execute({ ...claims, roundId, hash: personHash(round.teamId, round.userId) });
}

/**
 * Access of a signed-in person to the questions of a round, in one query while it takes answers; null for everybody who
 * is not asked in it. Until it is published that asks for the team, afterwards only for the organization. Says nothing about
 * whether the round is still open.
 */
export async function findRespondentAccess(
  claims: SessionClaims,
  roundId: unknown,
): Promise<RespondentAccess | null> {
  if (!isId(roundId)) return null;
  const [row = (await findByHash(claims, roundId))[0]] = await asked().execute({ ...claims, roundId });
  if (!row) return null;
  const proof = { ...row, roundId, inDemo: false };
  return proof as typeof proof & RespondentAccess;
}

const removedFrom = systemQuery((database) =>
  database
    .select({ teamId: rounds.teamId, published: sql<boolean>`${rounds.closedAt} is not null` })
    .from(rounds)
    .where(and(eq(rounds.id, sql.placeholder('roundId')), isNotNull(rounds.removedAt)))
    .prepare('team_of_removed_round'),
);

/** A round that was taken back: cancelled, or deleted after it was published. */
export interface RemovedRound {
  teamId: string;
  published: boolean;
}

/** A round that was taken back, for who may see its team: a link to its questions leads there. */
export async function findRemovedRound(
  claims: SessionClaims,
  roundId: unknown,
): Promise<RemovedRound | null> {
  if (!isId(roundId)) return null;
  const [round] = await removedFrom().execute({ roundId });
  return round && (await findTeamAccess(claims, round.teamId)) ? round : null;
}
