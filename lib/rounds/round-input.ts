import 'server-only';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { answers, naDecisions, respondents, rounds } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { type AnswerValue, LEVELS } from '@/lib/model/schema';
import { publishedVersion } from '@/lib/model/versions';
import type { Respondent, RoundInput } from '@/lib/scoring';
import { hashOf } from './person-hash';

export type Round = typeof rounds.$inferSelect;

interface Team {
  organizationId: string;
  teamId: string;
}

/** Rounds of a team. Every statement names the organization, also where another wall stands before its rows. */
export const ofTeamOf = ({ organizationId, teamId }: Team): SQL | undefined =>
  and(eq(rounds.organizationId, organizationId), eq(rounds.teamId, teamId));

/** One round of a team. */
export const ofTeam = (team: Team, roundId: string): SQL | undefined =>
  and(ofTeamOf(team), eq(rounds.id, roundId));

/** An answer as the database has it. */
export const fromText = (value: string): AnswerValue =>
  LEVELS.find((level) => String(level) === value) ?? (value as Exclude<AnswerValue, number>);

const given = sql`(
  select coalesce(jsonb_object_agg(${answers.itemId}, ${answers.value}), '{}') from ${answers}
  where ${answers.organizationId} = ${respondents.organizationId} and ${answers.respondentId} = ${respondents.id}
)`;

/**
 * All answers of a respondent as one value, item by item. One row for each of 500 people's 112 answers would keep the
 * process from anything else for a third of a second.
 */
// Within another: drizzle leaves the tables out of a column's own expression where one table is selected from.
export const givenAnswers = sql<Record<string, string>>`${given}`;

/** These as scoring takes them. */
export function answersFrom(byItem: Readonly<Record<string, string>>): Record<string, AnswerValue> {
  const known: Record<string, AnswerValue> = {};
  for (const itemId in byItem) known[itemId] = fromText(byItem[itemId] ?? '');
  return known;
}

/** Everything that scoring a round needs, and about whom. */
interface ScoringInput {
  /** Respondents are known by their hash (lib/rounds/person-hash.ts), which is the same in all rounds of the team. */
  input: RoundInput;
  /** People asked, whether they answered or not. */
  invited: number;
  /** Those of the respondents who do not count towards anonymity thresholds. */
  uncounted: ReadonlySet<string>;
}

/** Everything that scoring a round needs, read in one transaction; a published round and one that is being published alike. */
export async function roundInput(tx: Tenant, round: Round): Promise<ScoringInput> {
  const { organizationId } = round;
  const rows = await tx
    .select({
      id: respondents.id,
      userId: respondents.userId,
      personHash: respondents.personHash,
      respondentKey: respondents.respondentKey,
      counts: respondents.counts,
      role: respondents.jobRole,
      given: givenAnswers,
    })
    .from(respondents)
    .where(and(eq(respondents.organizationId, organizationId), eq(respondents.roundId, round.id)));
  const decided = await tx
    .select({ itemId: naDecisions.itemId })
    .from(naDecisions)
    .where(and(eq(naDecisions.organizationId, organizationId), eq(naDecisions.roundId, round.id)));

  const people = new Map<string, Respondent & { answers: Record<string, AnswerValue> }>();
  const uncounted = new Set<string>();
  for (const { role, given: own, counts, ...respondent } of rows) {
    const id = hashOf(round.teamId, respondent);
    if (!counts) uncounted.add(id);
    people.set(id, { id, role, answers: answersFrom(own) });
  }
  const { model, own } = await publishedVersion(tx, round.modelVersionId);
  return {
    invited: people.size,
    uncounted,
    input: {
      model,
      modelFamily: own ? 'own' : 'built-in',
      mode: round.mode,
      format: round.format,
      weighting: round.weighting,
      notApplicable: new Set(decided.map(({ itemId }) => itemId)),
      scope: round.scope,
      // In an order that stays when the rows are written again, and is nobody's.
      respondents: [...people.values()].sort((one, other) => (one.id < other.id ? -1 : 1)),
    },
  };
}
