import 'server-only';
import { tenantPool } from './client';

/** An answer as it is stored; `moment` is when it was given, in ISO 8601. */
export interface GivenAnswer {
  item: string;
  chosen: string;
  moment: string;
}

/** An answer that is stored; `moment` in milliseconds since 1970. */
export interface StoredAnswer extends Omit<GivenAnswer, 'moment'> {
  moment: number;
}

/**
 * Saves answers of one respondent until the round ends answering, in a transaction that sees one organization (the
 * database's own `keep_answers`). An answer replaces only an older one.
 * @returns the newer answers that were there already and stay; null if the round takes none, and then nothing is saved
 */
export async function writeAnswers(
  { organizationId, roundId, respondentId }: Record<'organizationId' | 'roundId' | 'respondentId', string>,
  given: readonly GivenAnswer[],
): Promise<readonly StoredAnswer[] | null> {
  // drizzle sends JSON as it is given, so it is text here.
  const [row] = await tenantPool().$client<{ newer: readonly StoredAnswer[] | null }[]>`
    select keep_answers(${organizationId}, ${roundId}, ${respondentId}, ${JSON.stringify(given)}) as newer`;
  return row?.newer ?? null;
}
