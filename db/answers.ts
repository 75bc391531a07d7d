import 'server-only';
import { sql } from 'drizzle-orm';
import { type Database, hasReplica, tenantPool } from './client';
import { noteOwnWrite } from './own-writes';

/** An answer as it is stored, or a text beside one: then `part` says which; `moment` is when it was given, in ISO 8601. */
export interface GivenAnswer {
  item: string;
  part?: 'comment' | 'evidence' | 'reason' | undefined;
  chosen: string;
  moment: string;
}

/** An answer that is stored; `moment` in milliseconds since 1970. */
export interface StoredAnswer extends Omit<GivenAnswer, 'moment'> {
  moment: number;
}

/**
 * Saves answers of one respondent until the round ends answering, in a transaction that sees one organization (the
 * database's own `keep_answers`, or `keep_given` where texts are among them). Each replaces only an older one.
 * @returns the newer answers that were there already and stay; null if the round takes none, and then nothing is saved
 */
export async function writeAnswers(
  access: Record<'organizationId' | 'roundId' | 'respondentId' | 'userId', string>,
  given: readonly GivenAnswer[],
): Promise<readonly StoredAnswer[] | null> {
  // drizzle sends JSON as it is given, so it is text here.
  const { organizationId, roundId, respondentId, userId } = access;
  const keep = sql.raw(given.some(({ part }) => part !== undefined) ? 'keep_given' : 'keep_answers');
  // One statement is one transaction, unless it has to be noted whose it was.
  const save = (database: Pick<Database, 'execute'>) =>
    database.execute<{ newer: readonly StoredAnswer[] | null }>(sql`
      select ${keep}(${organizationId}, ${roundId}, ${respondentId}, ${JSON.stringify(given)}::jsonb) as newer`);
  const [row] = hasReplica()
    ? await tenantPool().transaction(async (tx) => {
        const saved = await save(tx);
        await noteOwnWrite(tx, userId);
        return saved;
      })
    : await save(tenantPool());
  return row?.newer ?? null;
}
