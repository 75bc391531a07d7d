import 'server-only';
import { and, eq, isNotNull, or, type SQL, sql } from 'drizzle-orm';
import { publishedNotes, rounds } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { isId } from '@/lib/access/find-access';
import { readOrganization } from '@/lib/access/read-organization';
import type { TeamAccess } from '@/lib/access/types';
import type { NotePart } from '@/lib/answering/notes';
import { thresholdFor, type Viewer } from '@/lib/results/viewer';
import { noteHash } from './person-hash';
import { answeredByItem, notesIn } from './read-notes';
import { ofTeam } from './round-input';

/** How many people must have answered an item before others read what one of them wrote beside it (anonymity, 2). */
export const COMMENT_THRESHOLD = 5;
/** One reason alone would say that somebody chose "not applicable", which is told from two people on (0015). */
const FEWEST_REASONS = 2;

/** What people wrote beside their answers to an item: each list in an order of its own, which is nobody's and always the same. */
export interface ItemComments {
  comments: readonly string[];
  /** Addresses (http or https) of what shows it. */
  evidence: readonly string[];
  /** Why it does not apply; empty unless two people at least say so. */
  reasons: readonly string[];
}

/** A text that its reader may read, and what orders it among the others of its item. */
interface Readable {
  itemId: string;
  part: NotePart;
  text: string;
  authorHash: string;
  /** Agreed on by the team, in whose name one person wrote it. */
  agreed: boolean;
}

/** Texts by item, without what only ordered them. */
export function commentsByItem(texts: readonly Readable[]): Map<string, ItemComments> {
  const ordered = texts.toSorted((one, other) => (one.authorHash < other.authorHash ? -1 : 1));
  const of = (itemId: string, part: NotePart) =>
    ordered.filter((one) => one.itemId === itemId && one.part === part).map(({ text }) => text);
  return new Map(
    [...new Set(texts.map(({ itemId }) => itemId))].map((itemId) => {
      const reasons = of(itemId, 'reason');
      return [
        itemId,
        {
          comments: of(itemId, 'comment'),
          evidence: of(itemId, 'evidence'),
          reasons: reasons.length < FEWEST_REASONS && !texts.some(({ agreed }) => agreed) ? [] : reasons,
        },
      ];
    }),
  );
}

/** Texts of published rounds that the viewer may read, as `of` says which rounds. What a team agreed on is its own statement. */
export const readableTexts = (tx: Tenant, viewer: Viewer, of: SQL | undefined) =>
  tx
    .select({
      roundId: publishedNotes.roundId,
      itemId: publishedNotes.itemId,
      part: publishedNotes.part,
      text: publishedNotes.text,
      authorHash: publishedNotes.authorHash,
      agreed: sql<boolean>`${rounds.format} = 'consensus'`,
    })
    .from(publishedNotes)
    .innerJoin(
      rounds,
      and(eq(rounds.organizationId, publishedNotes.organizationId), eq(rounds.id, publishedNotes.roundId)),
    )
    .where(
      and(
        eq(publishedNotes.organizationId, viewer.organizationId),
        isNotNull(rounds.closedAt),
        of,
        or(
          eq(rounds.format, 'consensus'),
          sql`${publishedNotes.answered} >= greatest(${COMMENT_THRESHOLD}::int, ${thresholdFor(viewer)})`,
        ),
      ),
    );

/** The same of a round that is frozen and not published: nobody's texts are cut from them yet, and none leaves here with a name. */
async function readableFrozen(
  tx: Tenant,
  round: { organizationId: string; id: string; format: string; threshold: number },
): Promise<Readable[]> {
  const [written, answered] = [await notesIn(tx, round), await answeredByItem(tx, round)];
  const needed = round.format === 'consensus' ? 0 : Math.max(COMMENT_THRESHOLD, round.threshold);
  return written
    .filter(({ itemId }) => (answered.get(itemId) ?? 0) >= needed)
    .map(({ itemId, part, text, userId, respondentId }) => ({
      itemId,
      part,
      text,
      authorHash: noteHash({ roundId: round.id, itemId, part }, userId ?? respondentId),
      agreed: round.format === 'consensus',
    }));
}

/**
 * What people wrote beside their answers to a round in which answering has ended, by item: where five people at least, or as many
 * as the viewer needs for a number, answered the item; shuffled, without role, time or answer. Empty while people may answer, and
 * for a round that the team has not. Three statements at most, however many items.
 */
export async function commentsOf(
  access: TeamAccess,
  roundId: string,
): Promise<ReadonlyMap<string, ItemComments>> {
  if (!isId(roundId)) return new Map();
  return readOrganization(access, async (tx) => {
    const [round] = await tx
      .select({
        organizationId: rounds.organizationId,
        id: rounds.id,
        format: rounds.format,
        closedAt: rounds.closedAt,
        threshold: thresholdFor(access).mapWith(Number),
      })
      .from(rounds)
      .where(and(ofTeam(access, roundId), isNotNull(rounds.frozenAt)));
    if (!round) return new Map();
    const texts = round.closedAt
      ? await readableTexts(tx, access, eq(rounds.id, roundId))
      : await readableFrozen(tx, round);
    return commentsByItem(texts);
  });
}
