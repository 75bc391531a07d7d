import { formatDelta, formatScore, formatShare } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { words } from '@/lib/i18n/words';
import type { Lang } from '@/lib/model/schema';
import type { StepsTogether } from '@/lib/scoring/calibration';
import type { StepOutcome } from './outcomes';

/** What became of a finished step: in words, and with its numbers where it has been measured. */
export interface OutcomeWords {
  verdict: string;
  numbers: string | null;
}

type Waiting = Extract<StepOutcome, { kind: 'waiting' }>;

function waitingWords(lang: Lang, { why, reason, round, planned }: Waiting): string {
  const t = words(lang, 'plan.outcome.wait');
  return t(why, {
    round: planned.mode,
    name: round ? isolated(round.name) : '',
    before: isolated(planned.name),
    reason: reason ? words(lang, 'results.notComparable')(reason) : '',
  });
}

/** The outcome of a finished step in words. */
export function outcomeWords(lang: Lang, outcome: StepOutcome): OutcomeWords {
  const t = words(lang, 'plan.outcome');
  switch (outcome.kind) {
    case 'measured': {
      const { kept, steps, promised, measured, expectedAnyway, before, after } = outcome;
      const count = steps.length;
      const key = kept ? 'kept' : 'notKept';
      return {
        verdict: count > 1 ? t(`${key}Together`, { count }) : t(key),
        numbers: t('numbers', {
          promised: formatDelta(lang, promised),
          measured: formatDelta(lang, measured),
          anyway: formatDelta(lang, expectedAnyway),
          before: isolated(before.name),
          after: isolated(after.name),
        }),
      };
    }
    case 'waiting':
      return { verdict: waitingWords(lang, outcome), numbers: null };
    case 'no_before': {
      const { now } = outcome;
      const verdict = now
        ? t('noBeforeNow', { name: isolated(now.round.name), score: formatScore(lang, now.score) })
        : t('noBefore');
      return { verdict, numbers: null };
    }
    default:
      return { verdict: t(outcome.kind), numbers: null };
  }
}

/** What finished steps show together, as sentences; with fewer than five, that nothing can be said of them together. */
export function togetherWords(
  lang: Lang,
  { word, factor, interval, kept, of, keptInterval }: StepsTogether,
): string[] {
  const t = words(lang, 'plan.outcome');
  const said = [t(`together.${word}`)];
  if (interval && factor !== null)
    said.push(
      t('factor', {
        factor: formatScore(lang, factor),
        lo: formatScore(lang, interval.lo),
        hi: formatScore(lang, interval.hi),
      }),
    );
  if (word !== 'too_few' && keptInterval)
    said.push(
      t('share', {
        share: formatShare(lang, kept / of),
        lo: formatShare(lang, keptInterval.lo),
        hi: formatShare(lang, keptInterval.hi),
      }),
    );
  return said;
}
