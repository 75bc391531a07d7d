import clsx from 'clsx';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { gainText } from '@/app/_results/gain';
import { Name } from '@/app/_ui/name';
import type { SelectOption } from '@/app/_ui/select';
import { formatPoints, formatShare } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { words } from '@/lib/i18n/words';
import { anchorsOf } from '@/lib/model/graph';
import type { Promised, ShownStep } from '@/lib/plans/shown-step';
import type { TargetInForce } from '@/lib/targets/target';
import { targetShort } from '@/lib/targets/words';
import { Due } from './due';

interface Props {
  step: ShownStep;
  today: string;
  members: readonly SelectOption[];
  /** What its principle is to reach. */
  target: TargetInForce;
  /** The team's, in points of effort a cycle. */
  capacity: number;
}

/** Owner, due date, what was promised, what it costs, which hours it should free, and what has to be true in the end. */
export async function StepFacts({ step, today, members, capacity, target }: Props) {
  const t = await getTranslations('plan.step');
  const facts = await getTranslations('advice.facts');
  const lang = await getLocale();
  const { model, practice, ownerId, ownerName, hoursSaved, promised } = step;
  const here = members.some(({ value }) => value === ownerId);
  const owner = ownerName && (here ? <Name>{ownerName}</Name> : t('left', { name: isolated(ownerName) }));
  return (
    <dl className="mt-4 grid grid-cols-2 gap-x-6 gap-y-3 lg:grid-cols-5 print:mt-1.5 print:grid-cols-5 print:gap-x-3 print:gap-y-1">
      <Fact label={t('owner')}>{owner ?? <span className="text-ink-soft">{t('nobody')}</span>}</Fact>
      <Fact label={t('due')}>
        <Due step={step} today={today} />
      </Fact>
      <Fact label={t('target')}>{targetShort(words(lang), lang, target)}</Fact>
      {promised ? (
        <>
          <Fact label={t('gain')}>
            <Gain promised={promised} principle={step.principle} />
          </Fact>
          <Fact label={t('effort')}>
            {facts('points', { points: formatPoints(lang, promised.effort), count: promised.effort })}
            <span className="block text-sm text-ink-soft">
              {t('share', { share: formatShare(lang, promised.effort / capacity) })}
            </span>
          </Fact>
        </>
      ) : null}
      {hoursSaved === null ? null : (
        <Fact label={t('hours')}>{t('hoursValue', { hours: formatPoints(lang, hoursSaved) })}</Fact>
      )}
      {promised ? (
        <Fact label={t('doneWhen')} className="col-span-2 lg:col-span-5 print:col-span-5">
          <span className="block max-w-read print:max-w-none">
            {anchorsOf(model, practice, lang).levels[promised.toLevel]}
          </span>
        </Fact>
      ) : (
        <Fact label={t('step')} className="col-span-2 lg:col-span-5 print:col-span-5">
          <span className="block max-w-read text-ink-soft">
            {t(step.fromDeleted ? 'fromDeleted' : 'hidden')}
          </span>
        </Fact>
      )}
    </dl>
  );
}

async function Gain({ promised, principle }: { promised: Promised; principle: ShownStep['principle'] }) {
  const t = await getTranslations('plan.step');
  const lang = await getLocale();
  const { gainOverall, gainPrinciple, climb } = promised;
  if (gainPrinciple === null) return <span className="text-ink-soft">{t('gainUnknown')}</span>;
  const place = { principle: isolated(principle.title[lang]), principleGain: gainText(lang, gainPrinciple) };
  const points =
    gainOverall === null
      ? t('gainPrinciple', place)
      : t('gainBoth', { ...place, overall: gainText(lang, gainOverall) });
  if (!climb) return points;
  return (
    <>
      {t('climb', { ...climb, principle: place.principle })}
      <span className="block text-sm text-ink-soft">{points}</span>
    </>
  );
}

function Fact({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <div className={clsx('min-w-0', className)}>
      <dt className="text-sm text-ink-soft">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
