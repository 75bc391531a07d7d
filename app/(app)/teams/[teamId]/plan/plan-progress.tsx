import { getLocale } from 'next-intl/server';
import { gainText } from '@/app/_results/gain';
import { Card } from '@/app/_ui/card';
import { TriangleAlert } from '@/app/_ui/icons';
import { Progress } from '@/app/_ui/progress';
import { formatPoints } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { hoursOf } from '@/lib/plans/hours';
import { type LeadsTo, whereItLeads } from '@/lib/plans/leads-to';
import { togetherWords } from '@/lib/plans/outcome-words';
import { didTheyWork } from '@/lib/plans/outcomes';
import { isOverdue } from '@/lib/plans/overdue';
import type { ShownStep } from '@/lib/plans/shown-step';

const total = (steps: readonly ShownStep[]) =>
  steps.reduce((sum, { promised }) => sum + (promised?.gainOverall ?? 0), 0);

/** How much of the plan is done, where it leads, whether what is done brought what it promised, and hours it should free. */
export async function PlanProgress({ steps, today }: { steps: readonly ShownStep[]; today: string }) {
  const t = await getTranslations('plan.progress');
  const lang = await getLocale();
  const kept = steps.filter(({ status }) => status !== 'dropped');
  const done = kept.filter(({ status }) => status === 'done');
  const overdue = kept.filter((step) => isOverdue(step, today)).length;
  const hidden = kept.filter(({ promised }) => promised === null).length;
  const leads = whereItLeads(kept);
  const all = total(kept);
  const hours = hoursOf(kept);
  if (kept.length === 0) return null;
  return (
    <Card className="grid gap-x-10 gap-y-5 sm:grid-cols-[repeat(auto-fit,minmax(15rem,1fr))]">
      <div className="space-y-2">
        <p className="text-sm text-ink-soft">{t('label')}</p>
        <Progress
          label={t('label')}
          value={done.length}
          max={kept.length}
          valueText={t('value', { done: done.length, all: kept.length })}
        />
        {overdue > 0 ? (
          <p className="flex items-center gap-1 text-sm font-medium text-warning">
            <TriangleAlert aria-hidden className="size-4 shrink-0" />
            {t('overdue', { count: overdue })}
          </p>
        ) : null}
      </div>
      {all > 0 || leads.length > 0 ? (
        <div>
          <p className="text-sm text-ink-soft">{t('leads')}</p>
          <WhereTo leads={leads} />
          {all > 0 ? (
            <p className="text-sm text-ink-soft">
              {t('gainNote', { done: gainText(lang, total(done)), all: gainText(lang, all) })}{' '}
              {hidden > 0 ? t('gainHidden', { count: hidden }) : null}
            </p>
          ) : null}
        </div>
      ) : null}
      {done.length > 0 ? <Worked steps={done} /> : null}
      {hours ? (
        <div>
          <p className="text-sm text-ink-soft">{t('hours')}</p>
          <p className="tnum text-lg font-semibold">
            {t('hoursValue', { done: formatPoints(lang, hours.done), all: formatPoints(lang, hours.all) })}
          </p>
          <p className="text-sm text-ink-soft">{t('hoursNote')}</p>
        </div>
      ) : null}
    </Card>
  );
}

/** Principles that are named; a plan seldom has more. */
const NAMED = 3;

async function WhereTo({ leads }: { leads: readonly LeadsTo[] }) {
  const t = await getTranslations('plan.progress');
  const lang = await getLocale();
  if (leads.length === 0) return null;
  const others = leads.length - NAMED;
  return (
    <ul className="font-semibold">
      {leads.slice(0, NAMED).map(({ principle, count, steps, level }) => {
        const words = { count, steps, level, principle: isolated(principle.title[lang]) };
        return <li key={principle.id}>{t(count === steps ? 'leadsToAll' : 'leadsTo', words)}</li>;
      })}
      {others > 0 ? <li>{t('leadsOthers', { count: others })}</li> : null}
    </ul>
  );
}

/** How many of the finished steps kept what they promised, as far as later rounds tell. */
async function Worked({ steps }: { steps: readonly ShownStep[] }) {
  const t = await getTranslations('plan.progress');
  const found = didTheyWork(steps.map(({ outcome }) => outcome));
  const { kept, of } = found;
  return (
    <div>
      <p className="text-sm text-ink-soft">{t('worked')}</p>
      <p className="text-lg font-semibold">{of > 0 ? t('workedValue', { kept, of }) : t('workedNone')}</p>
      {of > 0 ? (
        <p className="text-sm text-ink-soft">
          {[...togetherWords(await getLocale(), found), t('workedNote')].join(' ')}
        </p>
      ) : null}
    </div>
  );
}
