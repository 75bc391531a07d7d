import 'server-only';
import { tenantPool } from './client';

/** An answer as it is stored; `moment` is when it was given, in ISO 8601. */
export interface GivenAnswer {
  item: string;
  chosen: string;
  moment: string;
}

/**
 * Saves answers of one respondent until the round ends answering, in a transaction that sees one organization (the
 * database's own `save_answers`). An answer replaces only an older one.
 * @returns whether the round took answers; if not, nothing is saved
 */
export async function writeAnswers(
  { organizationId, roundId, respondentId }: Record<'organizationId' | 'roundId' | 'respondentId', string>,
  given: readonly GivenAnswer[],
): Promise<boolean> {
  // drizzle sends JSON as it is given, so it is text here.
  const [row] = await tenantPool().$client<{ open: boolean }[]>`
    select save_answers(${organizationId}, ${roundId}, ${respondentId}, ${JSON.stringify(given)}) as open`;
  return row?.open === true;
}
