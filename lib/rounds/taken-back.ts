import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { answerNotes, answers, respondents } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { askedIn, type Round } from './round-input';

/**
 * Removes what people took back, when answering ends: until then it kept an older answer of another device from coming back. Who
 * took everything back has answered nothing, and nothing tells that there was something.
 */
export async function forgetTakenBack(tx: Tenant, round: Round): Promise<void> {
  const { organizationId } = round;
  const theirs = tx.select({ id: respondents.id }).from(respondents).where(askedIn(round));
  await tx
    .delete(answers)
    .where(
      and(
        eq(answers.organizationId, organizationId),
        inArray(answers.respondentId, theirs),
        eq(answers.value, 'SKIP'),
      ),
    );
  await tx
    .delete(answerNotes)
    .where(
      and(
        eq(answerNotes.organizationId, organizationId),
        inArray(answerNotes.respondentId, theirs),
        eq(answerNotes.text, ''),
      ),
    );
}
