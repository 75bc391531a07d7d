import { formatDelta, formatScore } from '@/lib/i18n/format';
import type { Words } from '@/lib/i18n/words';
import type { Lang } from '@/lib/model/schema';
import { intervalWord, reachOf } from '@/lib/results/look';
import type { ResultChange } from '@/lib/results/types';

/** How far a change can be trusted, inside a sentence and never against its word: "plausibly +0.10 to +0.54". */
export function changeReachText(w: Words, lang: Lang, change: ResultChange): string {
  const reach = reachOf(change);
  switch (reach?.kind) {
    case 'interval':
      return w(`results.changeReach.${intervalWord(change)}`, {
        lo: formatDelta(lang, reach.lo),
        hi: formatDelta(lang, reach.hi),
      });
    case 'margin':
      return w('results.changeReach.margin', { margin: formatScore(lang, reach.margin) });
    default:
      return w('results.changeReach.tooWide');
  }
}
