import type { Reader } from '@/app/_results/trend-words';
import type { TrendEvent } from '@/lib/charts/trend-data';
import { formatDay } from '@/lib/i18n/format';
import type { Words } from '@/lib/i18n/words';
import { text } from '@/lib/model/localize';
import type { Lang, Model } from '@/lib/model/schema';
import type { FinishedStep } from '@/lib/plans/finished';

/** Finished steps with their words; a practice that the model does not have goes by its id. */
export function stepEvents(
  { w, lang, timeZone }: Reader & { lang: Lang },
  model: Model,
  steps: readonly FinishedStep[],
): TrendEvent[] {
  const titles = new Map(model.practices.map(({ id, title }) => [id, text(title, lang)]));
  return steps.map(({ id, practiceId, doneAt }) => ({
    id,
    at: doneAt.getTime(),
    label: w('overTime.finishedOn', {
      practice: titles.get(practiceId) ?? practiceId,
      day: formatDay(lang, doneAt, timeZone),
    }),
  }));
}

/** As many finished steps as are told below a drawing; the plan has all of them. */
const LISTED = 5;

/** What the triangles of a drawing stand for, the newest steps; nothing without any. */
export function FinishedSteps({ w, steps }: { w: Words; steps: readonly TrendEvent[] }) {
  if (steps.length === 0) return null;
  const more = steps.length - LISTED;
  return (
    <p className="mt-3 text-sm">
      {w('overTime.finished')}:{' '}
      {steps
        .slice(-LISTED)
        .map(({ label }) => label)
        .join(' · ')}
      {more > 0 ? ` · ${w('overTime.more', { count: more })}` : null}
    </p>
  );
}
