import 'server-only';
import { and, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { answers, naDecisions, respondents, rounds, teams } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import type { Model } from '@/lib/model/schema';
import { familyOf } from '@/lib/model/semver';
import { publishedVersion } from '@/lib/model/versions';
import type { RoundInput } from '@/lib/scoring';
import { hashOf } from './person-hash';
import { type GivenBy, type ReadRound, roundData } from './publish-work';

export type Round = typeof rounds.$inferSelect;

interface Team {
  organizationId: string;
  teamId: string;
}

/** Rounds of a team that were not taken back. Every statement names the organization, also where another wall stands before its rows. */
export const ofTeamOf = ({ organizationId, teamId }: Team): SQL | undefined =>
  and(eq(rounds.organizationId, organizationId), eq(rounds.teamId, teamId), isNull(rounds.removedAt));

/** One round of a team. */
export const ofTeam = (team: Team, roundId: string): SQL | undefined =>
  and(ofTeamOf(team), eq(rounds.id, roundId));

/** Makes whoever publishes, deletes or brings back a round of the team wait until this transaction ends. */
export async function lockTeam(tx: Tenant, { organizationId, teamId }: Team): Promise<void> {
  await tx
    .select({ id: teams.id })
    .from(teams)
    .where(and(eq(teams.organizationId, organizationId), eq(teams.id, teamId)))
    .for('no key update');
}

/** The people asked in a round. */
export const askedIn = ({ organizationId, id }: Pick<Round, 'organizationId' | 'id'>): SQL | undefined =>
  and(eq(respondents.organizationId, organizationId), eq(respondents.roundId, id));

/**
 * All answers of a respondent as one text, item by item: one row for each of 500 people's 112 answers would keep the
 * process from anything else for a third of a second, and values for a twentieth.
 */
const given = sql<string>`(
  select coalesce(jsonb_object_agg(${answers.itemId}, ${answers.value}), '{}')::text from ${answers}
  where ${answers.organizationId} = ${respondents.organizationId} and ${answers.respondentId} = ${respondents.id}
)`;

/** Everybody asked in a round with what they answered, in an order that stays when the rows are written again, and is nobody's. */
export async function readPeople(tx: Tenant, round: Round): Promise<(GivenBy & { id: string })[]> {
  const rows = await tx
    .select({
      id: respondents.id,
      userId: respondents.userId,
      personHash: respondents.personHash,
      respondentKey: respondents.respondentKey,
      counts: respondents.counts,
      role: respondents.jobRole,
      askedSet: respondents.askedSet,
      // Within another: drizzle leaves the tables out of a column's own expression where one table is selected from.
      given: sql<string>`${given}`,
    })
    .from(respondents)
    .where(askedIn(round));
  return rows
    .map((row) => ({
      id: row.id,
      person: hashOf(round.teamId, row),
      role: row.role,
      askedSet: row.askedSet,
      counts: row.counts,
      given: row.given,
    }))
    .sort((one, other) => (one.person < other.person ? -1 : 1));
}

/** Models of the rounds that are read together, each once; a round says which by its place. */
export class ModelList {
  readonly models: Model[] = [];

  placeOf(model: Model): number {
    const place = this.models.indexOf(model);
    return place < 0 ? this.models.push(model) - 1 : place;
  }
}

/** What rounds of one organization were asked with, without their answers: all that decides whether two can be compared. */
export async function askedWith(tx: Tenant, all: readonly Round[], list: ModelList): Promise<ReadRound[]> {
  const [first] = all;
  if (!first) return [];
  const ids = all.map(({ id }) => id);
  const decided = await tx
    .select({ roundId: naDecisions.roundId, itemId: naDecisions.itemId })
    .from(naDecisions)
    .where(and(eq(naDecisions.organizationId, first.organizationId), inArray(naDecisions.roundId, ids)));
  const asked: ReadRound[] = [];
  for (const { id, modelVersionId, mode, format, weighting, scope, askedSets } of all) {
    const { model, own } = await publishedVersion(tx, modelVersionId);
    const notApplicable = decided.filter(({ roundId }) => roundId === id).map(({ itemId }) => itemId);
    const modelFamily = familyOf(own);
    const place = list.placeOf(model);
    asked.push({
      model: place,
      modelFamily,
      mode,
      format,
      weighting,
      scope,
      notApplicable,
      askedSets,
      people: [],
    });
  }
  return asked;
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
  const people = await readPeople(tx, round);
  const list = new ModelList();
  const [asked] = await askedWith(tx, [round], list);
  if (!asked) throw new Error('A round that is there was asked with something.');
  return { ...roundData({ ...asked, people }, list.models), invited: people.length };
}
