import { getLocale } from 'next-intl/server';
import { CircleCheck, CircleHelp } from '@/app/_ui/icons';
import type { PrerequisiteCheck, Unlock } from '@/lib/advice/types';
import { formatScore } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { findItem } from '@/lib/model/graph';
import type { Model } from '@/lib/model/schema';

/** What a practice needs, and how each of it stands: measured, or only assumed. */
export async function Needs({ checks, model }: { checks: readonly PrerequisiteCheck[]; model: Model }) {
  const t = await getTranslations('advice');
  const lang = await getLocale();
  if (checks.length === 0) return t('step.needsNothing');
  return (
    <ul className="space-y-1">
      {checks.map(({ requires, state, score, minLevel, estimated }) => {
        const key = state === 'met' && estimated ? 'metEstimated' : state;
        const Icon = state === 'met' ? CircleCheck : CircleHelp;
        return (
          <li key={requires} className="flex gap-2">
            <Icon aria-hidden className="mt-1 size-4 shrink-0 text-ink-soft" />
            {t(`prerequisite.${key}`, {
              practice: isolated(findItem(model, requires)?.title[lang] ?? requires),
              score: score === null ? '–' : formatScore(lang, score),
              level: minLevel,
              from: formatScore(lang, minLevel - 0.5),
            })}
          </li>
        );
      })}
    </ul>
  );
}

/** Practices that wait for this one, and whether they wait for more. */
export async function Opens({ unlocks, model }: { unlocks: readonly Unlock[]; model: Model }) {
  const t = await getTranslations('advice.why');
  const lang = await getLocale();
  if (unlocks.length === 0) return t('opensNothing');
  return (
    <ul className="space-y-1">
      {unlocks.map(({ practiceId, stillWaitingFor }) => {
        const title = isolated(findItem(model, practiceId)?.title[lang] ?? practiceId);
        return (
          <li key={practiceId}>
            {stillWaitingFor === 0
              ? t('opensNow', { practice: title })
              : t('opensLater', { practice: title, count: stillWaitingFor })}
          </li>
        );
      })}
    </ul>
  );
}
