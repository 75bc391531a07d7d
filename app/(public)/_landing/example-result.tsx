import { getLocale } from 'next-intl/server';
import { RadarChart } from '@/app/_charts/radar-chart';
import { formatScore } from '@/lib/i18n/format';
import { getTranslations } from '@/lib/i18n/translate';
import { builtInModel } from '@/lib/model/load';
import { text } from '@/lib/model/localize';
import { indexOf } from '@/lib/model/model-index';
import { EXAMPLE } from './example';

/** The product itself, on a team that does not exist: the same drawing code as every result. */
export async function ExampleResult() {
  const [t, lang] = await Promise.all([getTranslations('landing.example'), getLocale()]);
  const model = builtInModel();
  const { leaves } = indexOf(model);
  const rows = leaves.map(({ id }) => EXAMPLE[id]);
  const axes = leaves.map((leaf, i) => ({
    id: leaf.id,
    label: text(leaf.title, lang),
    group: leaf.framework,
    value: rows[i] && formatScore(lang, rows[i][0]),
  }));
  const groups = model.frameworks.map(({ id, title }) => ({ id, label: text(title, lang) }));
  const series = [
    {
      label: t('current'),
      values: rows.map((row) => row?.[0] ?? null),
      lo: rows.map((row) => (row ? row[0] - row[1] : null)),
      hi: rows.map((row) => (row ? row[0] + row[1] : null)),
    },
    { label: t('previous'), values: rows.map((row) => row?.[2] ?? null) },
  ];
  return (
    <figure aria-labelledby="example-title" className="rounded-md border border-line bg-surface p-4 sm:p-6">
      <figcaption className="mb-4">
        <p className="text-sm font-medium text-ink-soft">{t('label')}</p>
        <h2 id="example-title" className="text-lg">
          {t('title')}
        </h2>
        <p className="mt-0.5 text-sm text-ink-soft">{t('subtitle')}</p>
      </figcaption>
      <RadarChart title={t('alt')} axes={axes} groups={groups} series={series} />
      <p className="mt-3 text-sm text-ink-soft">{t('note')}</p>
    </figure>
  );
}
