import { getLocale } from 'next-intl/server';
import { gainText } from '@/app/_results/gain';
import type { Recommendation } from '@/lib/advice/types';
import { formatPoints, formatShare } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { principle } from '@/lib/model/graph';
import { frameworkTitle } from '@/lib/model/localize';
import type { Model } from '@/lib/model/schema';

/** What a step gives and costs, for comparing cards at a glance. */
export async function Facts({ recommendation, model }: { recommendation: Recommendation; model: Model }) {
  const t = await getTranslations('advice.facts');
  const lang = await getLocale();
  const { gain, climb, effort, principleId, framework } = recommendation;
  const { points, share, capacity } = effort;
  const shown = (label: string, value: number | null) =>
    value === null ? null : <Fact label={label} value={gainText(lang, value)} />;
  const place = t('place', { place: isolated(principle(model, principleId).title[lang]) });
  const inFramework = t('place', { place: frameworkTitle(model, framework, lang) ?? framework });
  /** What it adds in points, behind what it leads to. */
  const pointsOf = ({ principle: there, framework: inIt, overall }: Recommendation['gain']) => {
    if (there === null) return null;
    const words = { gain: gainText(lang, there) };
    if (overall !== null) return t('gainBoth', { ...words, overall: gainText(lang, overall) });
    if (inIt === null) return t('gainThere', words);
    const framework = frameworkTitle(model, recommendation.framework, lang) ?? recommendation.framework;
    return t('gainFramework', { ...words, frameworkGain: gainText(lang, inIt), framework });
  };
  return (
    <dl className="grid grid-cols-2 gap-4 border-line max-sm:items-end max-lg:border-y max-lg:py-4 sm:grid-cols-3 lg:grid-cols-1 lg:content-start lg:border-l lg:pl-5">
      {climb ? (
        <Fact label={place} value={t('climb', { ...climb })} note={pointsOf(gain) ?? undefined} />
      ) : (
        <>
          {shown(t('overall'), gain.overall) ?? shown(inFramework, gain.framework)}
          {shown(place, gain.principle)}
        </>
      )}
      <Fact
        label={t('effort')}
        value={t('points', { points: formatPoints(lang, points), count: points })}
        note={t('share', { share: formatShare(lang, share), capacity: formatPoints(lang, capacity) })}
      />
    </dl>
  );
}

function Fact({ label, value, note }: { label: string; value: string; note?: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-ink-soft">{label}</dt>
      <dd className="tnum text-lg font-semibold">
        {value}
        {note ? <span className="block text-sm font-normal text-ink-soft">{note}</span> : null}
      </dd>
    </div>
  );
}
