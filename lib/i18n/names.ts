import type { Lang } from '@/lib/model/schema';
import { withoutTurning } from '@/lib/names';

/** Letters that are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** Whether some of a text is written from right to left. */
export const readsRightToLeft = (text: string): boolean => RIGHT_TO_LEFT.test(text);

const [FIRST_STRONG, POP] = ['\u2068', '\u2069'];

/**
 * What somebody wrote, to stand inside of a sentence, a title or an attribute: in its own direction, without turning what
 * is beside it. Between elements, use `Name`. Text that only runs from left to right stays as it is.
 */
export function isolated(text: string): string {
  const plain = withoutTurning(text);
  return readsRightToLeft(plain) ? `${FIRST_STRONG}${plain}${POP}` : plain;
}

const collators = new Map<Lang, Intl.Collator>();

/** What has names, in the order in which readers of the language look them up: accents and case aside, numbers by value. */
export function byName<T>(lang: Lang, named: readonly T[], nameOf: (one: T) => string): T[] {
  const collator = collators.get(lang) ?? new Intl.Collator(lang, { numeric: true });
  collators.set(lang, collator);
  return named.toSorted((one, other) => collator.compare(nameOf(one), nameOf(other)));
}
