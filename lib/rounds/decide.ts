import { askedItems, proposedNotApplicable } from '@/lib/scoring';
import type { RoundInput } from '@/lib/scoring/types';

/**
 * Items of a round to decide on before it is published, in model order: those that its answers propose as not applicable
 * and those that the round before confirmed (scoring reference 3.2).
 */
export function toDecide(input: RoundInput, before: { has(itemId: string): boolean }): string[] {
  const proposed = new Set(proposedNotApplicable(input));
  return askedItems(input.model, input.mode, null, input.scope).filter(
    (itemId) => before.has(itemId) || proposed.has(itemId),
  );
}
