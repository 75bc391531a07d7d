import { getLocale } from 'next-intl/server';
import { gainText } from '@/app/_results/gain';
import { isSatisfied } from '@/lib/advice/prerequisites';
import type { Recommendation } from '@/lib/advice/types';
import { roleTitle } from '@/lib/exports/from-advice';
import { formatPoints, formatScore } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { findItem, principle } from '@/lib/model/graph';
import { frameworkTitle, inSentence } from '@/lib/model/localize';
import { reachOf } from '@/lib/results/look';
import { type Results, rowOf } from '@/lib/results/queries';
import type { ResultRow } from '@/lib/results/types';

interface Props {
  recommendation: Recommendation;
  results: Results;
}

const ASSUMED = ['not_applicable', 'out_of_scope', 'claimed'];

/** How far a score can be trusted, inside a sentence; null for an agreed value. */
async function reachWords(row: ResultRow): Promise<string | null> {
  const t = await getTranslations('results');
  const lang = await getLocale();
  const reach = reachOf(row);
  switch (reach?.kind) {
    case 'interval':
      return t('range', { lo: formatScore(lang, reach.lo), hi: formatScore(lang, reach.hi) });
    case 'margin':
      return t('changeReach.margin', { margin: formatScore(lang, reach.margin) });
    case 'too_wide':
      return t('reach.tooWide');
    default:
      return null;
  }
}

/** The whole recommendation in a few sentences (recommendation reference 4.7). */
export async function Sentence({ recommendation, results: { model, round, rows } }: Props) {
  const t = await getTranslations('advice.step');
  const words = await getTranslations('advice.agreement');
  const said = await getTranslations('results');
  const lang = await getLocale();
  const { what, now, gain, climb, effort, prerequisites, unlocks, who, confidence } = recommendation;
  const place = isolated(principle(model, recommendation.principleId).title[lang]);
  const levelName = (level: number) => inSentence(model.scale[level]?.name[lang] ?? '');

  const kind = round.format === 'consensus' ? 'Consensus' : '';
  const measured = now.estimated
    ? rowOf(rows, 'principle', recommendation.principleId)
    : rowOf(rows, 'practice', recommendation.practiceId);
  const about = [
    measured && (await reachWords(measured)),
    now.n !== null && said('people', { n: now.n }),
    words(confidence.agreement ?? 'none'),
  ];
  const today = t(`today${now.estimated ? 'Estimated' : ''}${kind}`, {
    score: formatScore(lang, now.score),
    about: about.filter(Boolean).join(', '),
    principle: place,
  });
  const cost = { points: formatPoints(lang, effort.points), capacity: formatPoints(lang, effort.capacity) };
  const rise =
    gain.principle === null ? null : { principle: place, principleGain: gainText(lang, gain.principle) };
  const adds =
    rise === null
      ? t('gainUnknown')
      : gain.overall !== null
        ? t('gain', { ...rise, overall: gainText(lang, gain.overall) })
        : gain.framework !== null
          ? t('gainFramework', {
              ...rise,
              framework: frameworkTitle(model, recommendation.framework, lang) ?? recommendation.framework,
              frameworkGain: gainText(lang, gain.framework),
            })
          : t('gainPrinciple', rise);
  // What still waits for something else is helped, but not opened by this step.
  const names = unlocks
    .filter(({ stillWaitingFor }) => stillWaitingFor === 0)
    .map(({ practiceId }) => `“${isolated(findItem(model, practiceId)?.title[lang] ?? practiceId)}”`);
  const met = prerequisites.filter(isSatisfied);
  const assumed = met.some(({ state }) => ASSUMED.includes(state));
  return (
    <p className="max-w-read text-ink-soft">
      {[
        t('what', {
          from: what.fromLevel,
          fromName: levelName(what.fromLevel),
          to: what.toLevel,
          toName: levelName(what.toLevel),
        }),
        today,
        climb && t('climb', { ...climb, principle: place }),
        adds,
        t('cost', cost),
        names.length > 0 && t('opens', { count: names.length, names: names.join(', ') }),
        met.length === 0 ? t('needsNothing') : assumed ? t('needsAssumed') : t('needsMet'),
        who.accountable && t('accountable', { role: roleTitle(model, who.accountable, lang) }),
      ]
        .filter(Boolean)
        .join(' ')}
    </p>
  );
}
