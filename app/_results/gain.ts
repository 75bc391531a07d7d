import { formatDelta, formatScore } from '@/lib/i18n/format';
import type { Lang } from '@/lib/model/schema';

/** The smallest rise that two decimals can show. */
const SMALLEST = 0.01;

/** A rise in points of 0–4 with its sign; one too small for two decimals is said to be so, never rounded to nothing. */
export function gainText(lang: Lang, gain: number): string {
  return gain > 0 && gain < SMALLEST / 2 ? `< ${formatScore(lang, SMALLEST)}` : formatDelta(lang, gain);
}
