import 'server-only';
import { and, asc, eq, isNull, or, sql } from 'drizzle-orm';
import { memberships, organizations, respondents, rounds, teams, users } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import type { Lang } from '@/lib/model/schema';
import { modelVersion } from '@/lib/model/versions';
import { answersOf } from '@/lib/rounds/answers-of';
import { isShownToOwner } from '@/lib/rounds/own-answers';
import { personHash } from '@/lib/rounds/person-hash';
import { ownNotes, ownPublishedNotes } from '@/lib/rounds/read-notes';

/** What a person is in published rounds, in every team of their organizations: also in those they have left. */
async function hashesOf(tx: Tenant, userId: string): Promise<string[]> {
  const around = await tx
    .select({ teamId: teams.id })
    .from(memberships)
    .innerJoin(teams, eq(teams.organizationId, memberships.organizationId))
    .where(eq(memberships.userId, userId));
  return around.map(({ teamId }) => personHash(teamId, userId));
}

/** Rounds in which a person was asked and that are not deleted: by the account while they run, by the hash once they are published. */
async function roundsAsked(tx: Tenant, userId: string) {
  const hashes = JSON.stringify(await hashesOf(tx, userId));
  return tx
    .select({
      respondentId: respondents.id,
      roundId: rounds.id,
      organizationId: respondents.organizationId,
      team: teams.name,
      round: rounds.name,
      kind: rounds.mode,
      format: rounds.format,
      jobRole: respondents.jobRole,
      modelVersionId: rounds.modelVersionId,
      openedAt: rounds.openedAt,
      answeringEndedAt: rounds.frozenAt,
      publishedAt: rounds.closedAt,
      askedAt: respondents.invitedAt,
      finishedAt: respondents.finishedAt,
      counts: respondents.counts,
    })
    .from(respondents)
    .innerJoin(
      rounds,
      and(eq(rounds.organizationId, respondents.organizationId), eq(rounds.id, respondents.roundId)),
    )
    .innerJoin(teams, and(eq(teams.organizationId, rounds.organizationId), eq(teams.id, rounds.teamId)))
    .innerJoin(organizations, eq(organizations.id, rounds.organizationId))
    .where(
      and(
        isNull(rounds.removedAt),
        isNull(teams.deletedAt),
        isNull(organizations.deletedAt),
        or(
          eq(respondents.userId, userId),
          sql`${respondents.personHash} = any (array(select jsonb_array_elements_text(${hashes}::jsonb)))`,
        ),
      ),
    )
    .orderBy(asc(rounds.openedAt), asc(rounds.id));
}

/** A level from 0 to 4 as a number, everything else as the word that stands for it. */
const readable = (value: string): string | number => (/^\d$/.test(value) ? Number(value) : value);

/**
 * What a person has answered, round by round, with the questions in one language. Of published rounds no time is kept, and nothing
 * ties the answers to the person but a hash that only this server can work out (docs/adr/0017).
 */
export async function answersPart(tx: Tenant, userId: string, lang: Lang) {
  const asked = await roundsAsked(tx, userId);
  const [account] = await tx.select({ since: users.answersSince }).from(users).where(eq(users.id, userId));
  const since = account?.since ?? null;
  const places = [...new Set(asked.map(({ organizationId }) => organizationId))];
  const given = await Promise.all(
    places.map((place) => {
      const there = asked.filter(({ organizationId }) => organizationId === place);
      return answersOf(
        tx,
        place,
        there.map(({ respondentId }) => respondentId),
      );
    }),
  );
  const part = async ({
    respondentId,
    roundId,
    modelVersionId,
    format,
    ...round
  }: (typeof asked)[number]) => {
    const model = await modelVersion(tx, modelVersionId);
    const items = new Map([...model.principles, ...model.practices].map((item) => [item.id, item]));
    const all = given.flat().filter((one) => one.respondentId === respondentId);
    const { organizationId, openedAt, publishedAt: closedAt } = round;
    const isShown = (savedAt: Date) => isShownToOwner(since, { format, openedAt, closedAt, savedAt });
    const own = all.filter(({ savedAt }) => isShown(savedAt));
    const written = closedAt
      ? await ownPublishedNotes(tx, { organizationId, roundId, userId }, [...items.keys()])
      : (await ownNotes(tx, organizationId, [respondentId])).filter(({ writtenAt }) => isShown(writtenAt));
    const ownTexts = isShown(closedAt ? openedAt : new Date()) ? written : [];
    return {
      ...round,
      modelVersion: model.modelVersion,
      answersNotShown: all.length - own.length,
      answers: own.map(({ itemId, value, answeredAt }) => ({
        id: itemId,
        title: items.get(itemId)?.title[lang] ?? null,
        question: items.get(itemId)?.question?.[lang] ?? null,
        answer: readable(value),
        ...(round.publishedAt ? {} : { answeredAt }),
      })),
      texts: ownTexts.flatMap(({ itemId, part: kind, text }) =>
        text === '' ? [] : [{ id: itemId, title: items.get(itemId)?.title[lang] ?? null, kind, text }],
      ),
    };
  };
  return Promise.all(asked.map(part));
}
