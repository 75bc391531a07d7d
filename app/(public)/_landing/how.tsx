import { getTranslations } from 'next-intl/server';

/** The three parts of a round, in order. */
export async function How() {
  const t = await getTranslations('landing.how');
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
            <p className="text-ink-soft">{t(`${part}.body`)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
