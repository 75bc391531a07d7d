import 'server-only';
import { randomBytes } from 'node:crypto';
import { insertJson } from '@/db/insert-json';
import { publishedNotes, type respondents } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { noteHash } from './person-hash';
import { answeredByItem, notesIn } from './read-notes';
import type { Round } from './round-input';

type Respondent = typeof respondents.$inferSelect;

/** As long as the hash of somebody, and of nobody. */
const NOBODY_BYTES = 32;

/**
 * Writes what people wrote beside their answers to a round once more, cut from them and from everything else they gave, in the
 * order of hashes that two texts of one person do not share. How many people answered the item is written down with it, because
 * that decides who sees it. What is kept of the respondents themselves is removed with them. Part of `cutLinks`.
 */
export async function cutNotes(tx: Tenant, round: Round, people: readonly Respondent[]): Promise<void> {
  const { organizationId, id: roundId } = round;
  const written = await notesIn(tx, round);
  if (written.length === 0) return;
  const answered = await answeredByItem(tx, round);
  const accounts = new Map(people.map(({ id, userId }) => [id, userId]));
  const rows = written
    .map(({ respondentId, itemId, part, text }) => {
      const userId = accounts.get(respondentId) ?? null;
      // Whoever has left since has no account to be found by.
      const authorHash =
        userId === null
          ? randomBytes(NOBODY_BYTES).toString('hex')
          : noteHash({ roundId, itemId, part }, userId);
      return { itemId, part, authorHash, text, answered: answered.get(itemId) ?? 0 };
    })
    .sort((one, other) => (one.authorHash < other.authorHash ? -1 : 1));
  await tx.execute(insertJson(publishedNotes, JSON.stringify(rows), { organizationId, roundId }));
}
