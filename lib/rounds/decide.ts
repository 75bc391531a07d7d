import { askedItems, proposedNotApplicable } from '@/lib/scoring';
import type { RoundInput } from '@/lib/scoring/types';

/**
 * Items of a round to decide on before it is published, in model order: those that its answers propose as not applicable
 * and those that the round before confirmed (scoring reference 3.2). Only people who count towards thresholds propose:
 * with accounts of their own, somebody could find out what a single colleague proposes.
 */
export function toDecide(
  input: RoundInput,
  uncounted: ReadonlySet<string>,
  before: { has(itemId: string): boolean },
): string[] {
  const respondents = input.respondents.filter(({ id }) => !uncounted.has(id));
  const proposed = new Set(proposedNotApplicable({ ...input, respondents }));
  return askedItems(input.model, input.mode, null, input.scope).filter(
    (itemId) => before.has(itemId) || proposed.has(itemId),
  );
}
