import { getLocale } from 'next-intl/server';
import { minutesToAnswer } from '@/lib/answering/reading-time';
import { scaleIn, sectionsFor } from '@/lib/answering/sections';
import { getTranslations } from '@/lib/i18n/translate';
import { builtInModel } from '@/lib/model/load';
import type { Lang } from '@/lib/model/schema';

/** Reading time of the quick round; the built-in model stays as it is while the process runs. */
const minutes = new Map<Lang, number>();
function quickMinutes(lang: Lang): number {
  const known = minutes.get(lang);
  if (known !== undefined) return known;
  const model = builtInModel();
  const scope = model.frameworks.map(({ id }) => id);
  const sections = sectionsFor(model, { mode: 'quick', jobRole: null, scope }, lang);
  const found = minutesToAnswer(sections, scaleIn(model, lang), lang);
  minutes.set(lang, found);
  return found;
}

/** The three parts of a round, in order. */
export async function How() {
  const [t, lang] = await Promise.all([getTranslations('landing.how'), getLocale()]);
  return (
    <section aria-labelledby="how" className="space-y-6">
      <h2 id="how">{t('title')}</h2>
      <ol className="grid gap-8 md:grid-cols-3">
        {(['answer', 'see', 'step'] as const).map((part, i) => (
          <li key={part} className="space-y-2 border-t-2 border-mark pt-4">
            <p aria-hidden className="tnum text-sm font-medium text-ink-faint">
              {i + 1}
            </p>
            <h3>{t(`${part}.title`)}</h3>
            <p className="text-ink-soft">{t(`${part}.body`, { minutes: quickMinutes(lang) })}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
