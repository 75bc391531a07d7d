import 'server-only';
import { and, asc, eq, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import { answers, respondents, rounds, teamMembers, teams } from '@/db/schema';
import { can } from '@/lib/access/policy';
import { readOrganization } from '@/lib/access/read-organization';
import type { OrganizationAccess } from '@/lib/access/types';
import { minutesToAnswer, paceOf } from '@/lib/answering/reading-time';
import { scaleIn, sectionsFor } from '@/lib/answering/sections';
import { calendarDay } from '@/lib/i18n/format';
import type { Lang, RoleId } from '@/lib/model/schema';
import { modelVersion } from '@/lib/model/versions';
import type { OwnAnswers } from './queries';

/** What a person still has to answer in a round. */
export interface OwnPart {
  own: OwnAnswers;
  questions: number;
  answered: number;
  /** For what is left, at their own pace as soon as that can be told. */
  minutes: number;
}

/** A round that waits for this person: to answer it, to end it, or to decide and publish. */
export interface WaitingRound {
  id: string;
  name: string;
  teamId: string;
  team: string;
  /** Answering has ended, and the result is not published. */
  frozen: boolean;
  /** Last day for answering, where one was named; whether it is over, and answering is not. */
  endsOn: string | null;
  overdue: boolean;
  /** Null where they are not asked, or cannot answer any more. */
  part: OwnPart | null;
  /** Whether they may end and publish it. */
  leads: boolean;
}

/** What comes first: to go on with, to begin, to publish, and then what only has to be watched. */
const urgency = ({ part, frozen, overdue, leads }: WaitingRound): number => {
  if (part && part.own !== 'all') return part.own === 'some' ? 0 : 1;
  return (frozen || overdue) && leads ? 2 : 3;
};

/** Rounds of one or several organizations, what should be done first first. */
export const byUrgency = <R extends WaitingRound>(rounds: readonly R[]): R[] =>
  rounds.toSorted((one, other) => urgency(one) - urgency(other));

/**
 * Rounds of the organization that are not published and wait for this person, what they should do first first.
 * @param teamId only those of one team
 */
export function waitingRounds(
  access: OrganizationAccess,
  lang: Lang,
  teamId?: string,
): Promise<WaitingRound[]> {
  const today = calendarDay(new Date(), access.timeZone);
  const { organizationId, userId, role } = access;
  const leads = can(role, 'round:close');
  const mayAnswer = can(role, 'round:answer');
  return readOrganization(access, async (tx) => {
    const rows = await tx
      .select({
        id: rounds.id,
        name: rounds.name,
        teamId: rounds.teamId,
        team: teams.name,
        mode: rounds.mode,
        format: rounds.format,
        scope: rounds.scope,
        frozenAt: rounds.frozenAt,
        endsOn: rounds.endsOn,
        modelVersionId: rounds.modelVersionId,
        asked: sql<string[] | null>`${rounds.askedSets} -> ${respondents.askedSet}::int -> 'items'`,
        respondentId: respondents.id,
        jobRole: sql<RoleId | null>`${respondents.jobRole}`,
        finishedAt: respondents.finishedAt,
        inTeam: teamMembers.userId,
      })
      .from(rounds)
      .innerJoin(teams, and(eq(teams.organizationId, rounds.organizationId), eq(teams.id, rounds.teamId)))
      .leftJoin(
        respondents,
        and(
          eq(respondents.organizationId, rounds.organizationId),
          eq(respondents.roundId, rounds.id),
          eq(respondents.userId, userId),
        ),
      )
      .leftJoin(
        teamMembers,
        and(
          eq(teamMembers.organizationId, rounds.organizationId),
          eq(teamMembers.teamId, rounds.teamId),
          eq(teamMembers.userId, userId),
          isNull(teamMembers.leftAt),
        ),
      )
      .where(
        and(
          eq(rounds.organizationId, organizationId),
          teamId === undefined ? undefined : eq(rounds.teamId, teamId),
          isNull(rounds.closedAt),
          isNull(rounds.removedAt),
          isNull(teams.archivedAt),
          leads ? undefined : or(isNotNull(respondents.id), isNotNull(teamMembers.userId)),
        ),
      )
      .orderBy(asc(teams.name), asc(rounds.id));
    // As when they answer: in the team, or writing a consensus down as somebody who may open rounds.
    const mine = rows.filter(
      (row) =>
        mayAnswer &&
        !row.frozenAt &&
        row.respondentId !== null &&
        (row.inTeam !== null || (row.format === 'consensus' && can(role, 'round:open'))),
    );
    const ids = mine.flatMap(({ respondentId }) => respondentId ?? []);
    const given =
      ids.length === 0
        ? []
        : await tx
            .select({
              respondentId: answers.respondentId,
              itemId: answers.itemId,
              answeredAt: answers.answeredAt,
            })
            .from(answers)
            .where(
              and(
                eq(answers.organizationId, organizationId),
                inArray(answers.respondentId, ids),
                ne(answers.value, 'SKIP'),
              ),
            );
    const found: WaitingRound[] = [];
    for (const row of rows) {
      let part: OwnPart | null = null;
      if (mine.includes(row)) {
        const model = await modelVersion(tx, row.modelVersionId);
        const sections = sectionsFor(model, row, lang);
        const scale = scaleIn(model, lang);
        const questions = sections.flatMap(({ items }) => items.map(({ id }) => id));
        const own = given.filter((one) => one.respondentId === row.respondentId);
        const at = new Map(own.map(({ itemId, answeredAt }) => [itemId, answeredAt.getTime()]));
        const answered = questions.filter((id) => at.has(id)).length;
        const done = row.finishedAt !== null || answered === questions.length;
        part = {
          own: done ? 'all' : answered > 0 ? 'some' : 'none',
          questions: questions.length,
          answered,
          minutes: minutesToAnswer(sections, scale, lang, at, paceOf(sections, scale, at)),
        };
      }
      const { id, name, team, endsOn } = row;
      const frozen = row.frozenAt !== null;
      const overdue = !frozen && endsOn !== null && endsOn < today;
      found.push({ id, name, teamId: row.teamId, team, frozen, endsOn, overdue, part, leads });
    }
    return byUrgency(found.filter((one) => one.part !== null || one.leads));
  });
}
