import 'server-only';
import { and, desc, eq, gte, isNotNull, isNull, ne } from 'drizzle-orm';
import { answers, respondents, rounds } from '@/db/schema';
import { inOrganization } from '@/db/tenancy';
import type { RespondentAccess } from '@/lib/access/types';
import { storedValue } from '@/lib/answering/merge';
import { type AnswerValue, answerValue } from '@/lib/model/schema';
import { sameScale } from '@/lib/model/semver';
import { publishedVersion } from '@/lib/model/versions';
import { personHash } from './person-hash';

/** What a person answered to an item in the newest published round of the team in which they did. */
export interface EarlierAnswer {
  itemId: string;
  value: Exclude<AnswerValue, 'SKIP'>;
  /** Name of that round. */
  round: string;
}

/**
 * Rounds of the team that are published, in which this person was asked alone: found by the hash of who asks, and of nobody else; and
 * none from before their password was set by a link (`isShownToOwner`).
 */
const ownPublished = ({
  organizationId,
  teamId,
  userId,
  answersSince,
}: Pick<RespondentAccess, 'organizationId' | 'teamId' | 'userId' | 'answersSince'>) =>
  and(
    eq(respondents.organizationId, organizationId),
    eq(respondents.personHash, personHash(teamId, userId)),
    eq(rounds.teamId, teamId),
    ne(rounds.format, 'consensus'),
    isNotNull(rounds.closedAt),
    answersSince ? gte(rounds.openedAt, answersSince) : undefined,
    isNull(rounds.removedAt),
  );

/**
 * What a person answered before, in published rounds of the team whose model asks the same: for each item the newest. For the person
 * themselves; what others answered is not read.
 */
export function ownBefore(access: RespondentAccess): Promise<EarlierAnswer[]> {
  const { organizationId, roundId, modelVersionId } = access;
  return inOrganization(access, async (tx) => {
    const given = await tx
      .select({
        itemId: answers.itemId,
        value: answers.value,
        round: rounds.name,
        modelVersionId: rounds.modelVersionId,
      })
      .from(respondents)
      .innerJoin(
        rounds,
        and(eq(rounds.organizationId, respondents.organizationId), eq(rounds.id, respondents.roundId)),
      )
      .innerJoin(
        answers,
        and(eq(answers.organizationId, respondents.organizationId), eq(answers.respondentId, respondents.id)),
      )
      .where(and(ownPublished(access), ne(rounds.id, roundId), eq(answers.organizationId, organizationId)))
      .orderBy(desc(rounds.closedAt));
    const scaleOf = async (id: string) => {
      const { model, own } = await publishedVersion(tx, id);
      return { ownModel: own, modelVersion: model.modelVersion };
    };
    const now = await scaleOf(modelVersionId);
    const fits = new Map<string, boolean>();
    for (const id of new Set(given.map((one) => one.modelVersionId)))
      fits.set(id, sameScale(await scaleOf(id), now));
    const newest = new Map<string, EarlierAnswer>();
    for (const { itemId, value: stored, round, modelVersionId: askedWith } of given) {
      const value = answerValue.parse(storedValue(stored));
      if (value === 'SKIP' || newest.has(itemId) || !fits.get(askedWith)) continue;
      newest.set(itemId, { itemId, value, round });
    }
    return [...newest.values()];
  });
}
