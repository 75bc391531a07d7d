import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { OpenInPlace } from '@/app/_in-place/open-in-place';
import { Badge } from '@/app/_ui/badge';
import { Callout } from '@/app/_ui/callout';
import { Card } from '@/app/_ui/card';
import type { Recommendation } from '@/lib/advice/types';
import { roleTitle } from '@/lib/exports/from-advice';
import { getTranslations } from '@/lib/i18n/translate';
import { principle } from '@/lib/model/graph';
import { frameworkTitle } from '@/lib/model/localize';
import type { Results } from '@/lib/results/queries';
import { BenefitTags } from '../_parts/benefit-tags';
import { hasAbout } from './about';
import { Facts } from './facts';
import { StepLevels } from './levels';
import { Sentence } from './sentence';

interface Props {
  recommendation: Recommendation;
  results: Results;
  /** The form that puts it into the plan; absent for people who may only look. */
  children?: ReactNode;
}

/** One recommended step: what, what for, at which price, and why. */
export async function RecommendationCard({ recommendation, results, children }: Props) {
  const t = await getTranslations('advice');
  const about = await getTranslations('learn.inPlace');
  const lang = await getLocale();
  const { model } = results;
  const { what, who, confidence, framework, practiceId } = recommendation;
  const place = principle(model, recommendation.principleId);
  const benefits = model.practices.find(({ id }) => id === practiceId)?.benefits;
  return (
    <Card as="li" edge={framework} aria-labelledby={`next-${practiceId}`}>
      <div className="grid gap-x-6 gap-y-5 lg:grid-cols-[1fr_13rem]">
        <div className="min-w-0 space-y-4">
          <div>
            <div className="mb-2 flex flex-wrap items-center gap-2">
              <span className="text-sm font-medium text-ink-soft">
                {t('rank', { rank: recommendation.rank })}
              </span>
              <Badge tone={framework}>{place.title[lang]}</Badge>
              <BenefitTags of={benefits} />
              {recommendation.quickWin ? <Badge tone="accent">{t('quickWin')}</Badge> : null}
              {recommendation.pareto ? <Badge tone="accent">{t('pareto')}</Badge> : null}
              {recommendation.timeCritical ? <Badge tone="warning">{t('urgent')}</Badge> : null}
              {confidence.discussFirst ? <Badge tone="warning">{t('discussBadge')}</Badge> : null}
            </div>
            <h2 id={`next-${practiceId}`} className="mb-1 text-lg">
              {what.title[lang]}
            </h2>
            <Sentence recommendation={recommendation} results={results} />
          </div>
          <StepLevels what={what} model={model} />
        </div>
        <Facts recommendation={recommendation} model={model} />
      </div>
      <div className="mt-4 space-y-3">
        {place.outcome ? (
          <Callout title={t('outcome.title')}>
            {t('outcome.body', {
              principle: place.title[lang],
              framework: frameworkTitle(model, framework, lang) ?? framework,
            })}
          </Callout>
        ) : null}
        {confidence.discussFirst ? (
          <Callout tone="warning" title={t('discuss.title')}>
            {t('discuss.body')}
          </Callout>
        ) : null}
        {who.accountableHeld === false && who.accountable ? (
          <Callout tone="warning" title={t('nobody.title')}>
            {t('nobody.body', { role: roleTitle(model, who.accountable, lang) })}
          </Callout>
        ) : null}
        <OpenInPlace place={`${practiceId}/why`} label={t('why.show')} about={what.title[lang]} />
        {hasAbout(results, recommendation, lang) ? (
          <OpenInPlace place={`${practiceId}/about`} label={about('about')} about={what.title[lang]} />
        ) : null}
      </div>
      {children ? <div className="mt-4 border-t border-line pt-4">{children}</div> : null}
    </Card>
  );
}
