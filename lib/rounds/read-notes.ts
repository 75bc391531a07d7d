import 'server-only';
import { and, countDistinct, eq, ne, or, sql } from 'drizzle-orm';
import { answerNotes, answers, publishedNotes, respondents } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import type { RespondentAccess } from '@/lib/access/types';
import { NOTE_PARTS, type Note, noteId } from '@/lib/answering/notes';
import { noteHash } from './person-hash';
import { askedIn, type Round } from './round-input';

type Place = Pick<Round, 'organizationId' | 'id'>;

/** Texts beside the answers to a round that is not published, of everybody; a reason only where the answer still is that it does not apply. */
export const notesIn = (tx: Tenant, round: Place) =>
  tx
    .select({
      respondentId: answerNotes.respondentId,
      userId: respondents.userId,
      itemId: answerNotes.itemId,
      part: answerNotes.part,
      text: answerNotes.text,
    })
    .from(answerNotes)
    .innerJoin(
      respondents,
      and(
        eq(respondents.organizationId, answerNotes.organizationId),
        eq(respondents.id, answerNotes.respondentId),
      ),
    )
    .leftJoin(
      answers,
      and(
        eq(answers.organizationId, answerNotes.organizationId),
        eq(answers.respondentId, answerNotes.respondentId),
        eq(answers.itemId, answerNotes.itemId),
      ),
    )
    .where(
      and(
        eq(answerNotes.organizationId, round.organizationId),
        askedIn(round),
        ne(answerNotes.text, ''),
        or(ne(answerNotes.part, 'reason'), eq(answers.value, 'NA')),
      ),
    );

/** How many people who count have answered each item of a round; "don't know" and "not applicable" are answers. */
export async function answeredByItem(tx: Tenant, round: Place): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .select({ itemId: answers.itemId, people: countDistinct(answers.respondentId) })
    .from(answers)
    .innerJoin(
      respondents,
      and(eq(respondents.organizationId, answers.organizationId), eq(respondents.id, answers.respondentId)),
    )
    .where(
      and(
        eq(answers.organizationId, round.organizationId),
        askedIn(round),
        eq(respondents.counts, true),
        ne(answers.value, 'SKIP'),
      ),
    )
    .groupBy(answers.itemId);
  return new Map(rows.map(({ itemId, people }) => [itemId, people]));
}

/** What respondents wrote beside their answers until their rounds are published; they must all be the person that asks. */
export const ownNotes = (tx: Tenant, organizationId: string, respondentIds: readonly string[]) =>
  tx
    .select({
      respondentId: answerNotes.respondentId,
      itemId: answerNotes.itemId,
      part: answerNotes.part,
      text: answerNotes.text,
      writtenAt: answerNotes.writtenAt,
    })
    .from(answerNotes)
    .where(
      and(
        eq(answerNotes.organizationId, organizationId),
        sql`${answerNotes.respondentId} = any (array(
          select jsonb_array_elements_text(${JSON.stringify(respondentIds)}::jsonb)::uuid))`,
      ),
    );

/** What a person wrote in a published round: only by their own hash of each text it can be found. */
export async function ownPublishedNotes(
  tx: Tenant,
  { organizationId, roundId, userId }: Pick<RespondentAccess, 'organizationId' | 'roundId' | 'userId'>,
  itemIds: readonly string[],
) {
  const own = itemIds.flatMap((itemId) =>
    NOTE_PARTS.map((part) => noteHash({ roundId, itemId, part }, userId)),
  );
  return tx
    .select({ itemId: publishedNotes.itemId, part: publishedNotes.part, text: publishedNotes.text })
    .from(publishedNotes)
    .where(
      and(
        eq(publishedNotes.organizationId, organizationId),
        eq(publishedNotes.roundId, roundId),
        sql`${publishedNotes.authorHash} = any (array(
          select jsonb_array_elements_text(${JSON.stringify(own)}::jsonb)))`,
      ),
    );
}

/** A person's own texts of one round, as their device keeps them. */
export async function notesOfPerson(
  tx: Tenant,
  access: RespondentAccess,
  { closedAt }: { closedAt: Date | null },
  itemIds: readonly string[],
): Promise<Note[]> {
  if (closedAt) {
    const found = await ownPublishedNotes(tx, access, itemIds);
    return found.map(({ itemId, part, text }) => ({
      itemId: noteId(itemId, part),
      text,
      // As of its answers: no time is kept of what is published.
      answeredAt: closedAt.getTime(),
    }));
  }
  const found = await ownNotes(tx, access.organizationId, [access.respondentId]);
  return found.map(({ itemId, part, text, writtenAt }) => ({
    itemId: noteId(itemId, part),
    text,
    answeredAt: writtenAt.getTime(),
  }));
}
