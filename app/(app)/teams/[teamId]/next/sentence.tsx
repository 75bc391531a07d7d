import { getLocale, getTranslations } from 'next-intl/server';
import { isSatisfied } from '@/lib/advice/prerequisites';
import type { Recommendation } from '@/lib/advice/types';
import { roleTitle } from '@/lib/exports/from-advice';
import { formatPoints, formatScore } from '@/lib/i18n/format';
import { findItem, principle } from '@/lib/model/graph';
import { frameworkTitle, inSentence } from '@/lib/model/localize';
import type { Results } from '@/lib/results/queries';
import { gainText } from './gain';

interface Props {
  recommendation: Recommendation;
  results: Results;
}

const ASSUMED = ['not_applicable', 'out_of_scope', 'claimed'];

/** The whole recommendation in a few sentences (recommendation reference 4.7). */
export async function Sentence({ recommendation, results: { model, round } }: Props) {
  const t = await getTranslations('advice.step');
  const words = await getTranslations('advice.agreement');
  const lang = await getLocale();
  const { what, now, gain, effort, prerequisites, unlocks, who, confidence } = recommendation;
  const place = principle(model, recommendation.principleId).title[lang];
  const levelName = (level: number) => inSentence(model.scale[level]?.name[lang] ?? '');

  const kind = round.format === 'consensus' ? 'Consensus' : now.ci95 ? '' : 'Plain';
  const today = t(`today${now.estimated ? 'Estimated' : ''}${kind}`, {
    score: formatScore(lang, now.score),
    lo: formatScore(lang, now.ci95?.lo ?? now.score),
    hi: formatScore(lang, now.ci95?.hi ?? now.score),
    n: now.n,
    agreement: words(confidence.agreement ?? 'none'),
    principle: place,
  });
  const cost = { points: formatPoints(lang, effort.points), capacity: formatPoints(lang, effort.capacity) };
  const rise =
    gain.principle === null ? null : { principle: place, principleGain: gainText(lang, gain.principle) };
  const adds =
    rise === null
      ? t('gainUnknown', cost)
      : gain.overall !== null
        ? t('gain', { ...cost, ...rise, overall: gainText(lang, gain.overall) })
        : gain.framework !== null
          ? t('gainFramework', {
              ...cost,
              ...rise,
              framework: frameworkTitle(model, recommendation.framework, lang) ?? recommendation.framework,
              frameworkGain: gainText(lang, gain.framework),
            })
          : t('gainPrinciple', { ...cost, ...rise });
  // What still waits for something else is helped, but not opened by this step.
  const names = unlocks
    .filter(({ stillWaitingFor }) => stillWaitingFor === 0)
    .map(({ practiceId }) => `“${findItem(model, practiceId)?.title[lang] ?? practiceId}”`);
  const met = prerequisites.filter(isSatisfied);
  const assumed = met.some(({ state }) => ASSUMED.includes(state));
  return (
    <p className="max-w-read text-ink-soft">
      {[
        t('what', {
          practice: what.title[lang],
          from: what.fromLevel,
          fromName: levelName(what.fromLevel),
          to: what.toLevel,
          toName: levelName(what.toLevel),
        }),
        today,
        adds,
        names.length > 0 && t('opens', { count: names.length, names: names.join(', ') }),
        met.length === 0 ? t('needsNothing') : assumed ? t('needsAssumed') : t('needsMet'),
        who.accountable && t('accountable', { role: roleTitle(model, who.accountable, lang) }),
      ]
        .filter(Boolean)
        .join(' ')}
    </p>
  );
}
