import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { gainText } from '@/app/_results/gain';
import type { Recommendation } from '@/lib/advice/types';
import { roleTitle } from '@/lib/exports/from-advice';
import { formatCalendarDate, formatDay, formatPoints, formatScore } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { findItem, principle } from '@/lib/model/graph';
import { frameworkTitle } from '@/lib/model/localize';
import type { Results } from '@/lib/results/queries';
import { type Target, targetFor } from '@/lib/targets/target';
import { Needs, Opens } from './graph-lists';

interface Props {
  recommendation: Recommendation;
  results: Results;
}

interface WhyProps extends Props {
  targets: readonly Target[];
}

/** Everything behind a recommendation, one reason per line. */
export async function WhyStep({ recommendation, results, targets }: WhyProps) {
  const t = await getTranslations('advice');
  const lang = await getLocale();
  const { model, round } = results;
  const { now, gain, climb, effort, who, confidence, prerequisites, unlocks, doneWhen } = recommendation;
  const place = isolated(principle(model, recommendation.principleId).title[lang]);
  const role = (id: typeof who.accountable) => (id ? roleTitle(model, id, lang) : '');
  const cost = { points: formatPoints(lang, effort.points), capacity: formatPoints(lang, effort.capacity) };
  const phase = t(`phases.${recommendation.phase.devops}`);
  const ml = recommendation.phase.ml;
  const gap = { gap: formatScore(lang, now.gap), target: now.target, principle: place, phase };
  const framework = frameworkTitle(model, recommendation.framework, lang) ?? recommendation.framework;
  const gains = [
    gain.overall !== null && t('why.gainOverall', { gain: gainText(lang, gain.overall) }),
    gain.framework !== null && t('why.gainIn', { gain: gainText(lang, gain.framework), place: framework }),
    gain.principle !== null && t('why.gainIn', { gain: gainText(lang, gain.principle), place }),
  ].filter(Boolean);
  const target = targetFor(model, targets, results.teamId, recommendation.principleId);
  const { level, dueDate } = target;
  const aim = await getTranslations('targets.advice');
  const aimed = !target.from
    ? aim('default', { level })
    : dueDate
      ? aim('setBy', { level, principle: place, day: formatCalendarDate(lang, dueDate) })
      : aim('set', { level, principle: place });
  return (
    <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[8rem_1fr]">
      <Reason label={t('why.now')}>
        {ml ? t('why.nowTextMl', { ...gap, mlPhase: t(`mlPhases.${ml}`) }) : t('why.nowText', gap)}
        <p>{aimed}</p>
        {now.claimed === null ? null : <p>{t('why.claimed', { level: now.claimed })}</p>}
      </Reason>
      <Reason label={t('why.gain')}>
        {climb ? `${t('step.climb', { ...climb, principle: place })} ` : null}
        {gains.length > 0 ? `${gains.join(', ')}. ${t('why.gainNote')}` : t('facts.unknown')}
      </Reason>
      <Reason label={t('why.before')}>
        <Rank recommendation={recommendation} results={results} />
      </Reason>
      <Reason label={t('why.needs')}>
        <Needs checks={prerequisites} model={model} />
      </Reason>
      <Reason label={t('why.opens')}>
        <Opens unlocks={unlocks} model={model} />
      </Reason>
      <Reason label={t('why.who')}>
        {who.accountable ? t('why.accountable', { role: role(who.accountable) }) : null}{' '}
        {who.responsible.length > 0
          ? t('why.responsible', { roles: who.responsible.map(role).join(', ') })
          : null}
      </Reason>
      <Reason label={t('why.confidence')}>
        {round.format === 'consensus'
          ? t('why.confidenceConsensus')
          : t('why.confidenceText', {
              count: confidence.n ?? 0,
              agreement: t(`agreement.${confidence.agreement ?? 'none'}`),
            })}{' '}
        {now.estimated ? t('why.confidenceEstimated', { principle: place }) : null}
      </Reason>
      <Reason label={t('why.first')}>
        {recommendation.firstStep?.[lang] ?? t(`firstStep.${doneWhen.level}`)}
      </Reason>
      <Reason label={t('why.effort')}>
        {effort.editedBy === null
          ? t('why.effortDefault', cost)
          : t('why.effortEdited', { ...cost, name: isolated(effort.editedBy) })}
      </Reason>
      <Reason label={t('why.model')}>
        {t(results.ownModel ? 'why.modelTextOwn' : 'why.modelText', {
          version: recommendation.modelVersion,
          round: isolated(round.name),
          day: round.closedAt ? formatDay(lang, round.closedAt, results.timeZone) : '',
        })}
      </Reason>
    </dl>
  );
}

/** Why it stands where it stands: its density, and the next one's. */
async function Rank({ recommendation: { why }, results: { model } }: Props) {
  const t = await getTranslations('advice.why');
  const lang = await getLocale();
  const density = formatPoints(lang, why.density);
  if (why.reason === 'quick_win') return t('promoted');
  if (!why.next) return t('last', { density });
  const { practiceId, density: nextDensity } = why.next;
  const title = findItem(model, practiceId)?.title[lang] ?? practiceId;
  return t('beforeText', {
    density,
    practice: isolated(title),
    nextDensity: formatPoints(lang, nextDensity),
  });
}

function Reason({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-sm text-ink-soft sm:pt-0.5">{label}</dt>
      <dd className="max-w-read max-sm:-mt-3">{children}</dd>
    </div>
  );
}
