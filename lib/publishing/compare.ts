import { baseOf } from './base';
import { linkItems, type PublishedItem } from './items';
import { changesBetween, type PublishOptions } from './publish';
import type { PublishedChange, PublishedRound } from './types';

/**
 * Compares a round that is published already with another earlier round, because the one it was compared with has been
 * deleted. Its scores stay as they are: only its change is decided, under the same rule, beside everything that was ever
 * published of either round (docs/adr/0022). Pure but for the ledgers of both, which grow by this call.
 */
export function compareAgain(
  round: PublishedRound,
  { before, outside, onProgress }: PublishOptions & { before: PublishedRound },
): { changes: PublishedChange[]; items: ReadonlyMap<string, PublishedItem> } {
  const [base, earlier] = [baseOf(round), baseOf(before)];
  const items = linkItems(round.items, {
    round: base.sets,
    ledger: round.ledger,
    counts: base.counts,
    before: { round: earlier.sets, items: before.items, ledger: before.ledger, counts: earlier.counts },
  });
  onProgress?.(0.1);
  const changes = changesBetween({ base: earlier, items: before.items }, { base, items }, outside);
  onProgress?.(1);
  return { changes, items };
}
