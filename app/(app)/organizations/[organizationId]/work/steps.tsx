import type { Route } from 'next';
import Link from 'next/link';
import { Badge } from '@/app/_ui/badge';
import { EmptyState } from '@/app/_ui/empty-state';
import { TriangleAlert } from '@/app/_ui/icons';
import { Name } from '@/app/_ui/name';
import { StairGlyph } from '@/app/_ui/stair-glyph';
import { Table, Td, Th } from '@/app/_ui/table';
import { Tabs } from '@/app/_ui/tabs';
import { formatCalendarDate, formatPoints } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { useTranslations } from '@/lib/i18n/translate';
import type { Level } from '@/lib/model/schema';
import type { Work } from '@/lib/overview/read-work';
import { stepReminder } from '@/lib/overview/reminders';
import type { WorkStep } from '@/lib/overview/work';
import { WORK_STATES } from '@/lib/overview/work-filters';
import { outcomeWords } from '@/lib/plans/outcome-words';
import { isOverdue } from '@/lib/plans/overdue';
import { ToTeams } from '../_overview/no-teams';
import { WorkPages } from './pages';
import { CopyReminder } from './remind';
import type { WorkView } from './view';

interface Props {
  work: Work;
  view: WorkView;
}

/** Steps of all plans: what is late and what nobody has taken first, each state with an address of its own. */
export function Steps({ work, view }: Props) {
  const t = useTranslations('work.steps');
  const { counts, steps } = work;
  const { state, owner } = view.chosen;
  if (counts.teams === 0 && owner === null) {
    return (
      <EmptyState title={t('empty')} action={<ToTeams organizationId={view.organizationId} />}>
        {t('emptyBody')}
      </EmptyState>
    );
  }
  const name = owner && steps.find(({ ownerId }) => ownerId === owner)?.owner;
  return (
    <section aria-labelledby="all-steps">
      <h2 id="all-steps" className="mb-3 text-xl">
        {t('title')}
      </h2>
      <div data-print="hide">
        <Tabs
          label={t('states')}
          tabs={[
            { href: view.address({ state: null }), label: t('all', { count: counts.open }), current: !state },
            ...WORK_STATES.map((one) => ({
              href: view.address({ state: one }),
              label: t(one, { count: counts[one] }),
              current: one === state,
            })),
          ]}
        />
      </div>
      {owner ? (
        <p className="mt-3">
          {name ? t('ownedBy', { name: isolated(name) }) : t('ofSomebody')}{' '}
          <Link href={view.address({ owner: null })} className="link">
            {t('everybody')}
          </Link>
        </p>
      ) : null}
      {steps.length > 0 ? (
        <div className="mt-4">
          <StepTable work={work} view={view} />
        </div>
      ) : (
        <p className="mt-4 text-ink-soft">{t('none')}</p>
      )}
      <WorkPages label={t('title')} list="page" all={state ? counts[state] : counts.open} view={view} />
    </section>
  );
}

function StepTable({ work, view }: Props) {
  const t = useTranslations('work.steps');
  const done = view.chosen.state === 'done';
  return (
    <Table caption={t('caption')} hideCaption stack>
      <thead>
        <tr>
          <Th>{t('practice')}</Th>
          <Th>{t('team')}</Th>
          {done ? null : <Th>{t('state')}</Th>}
          <Th>{t('owner')}</Th>
          {done ? <Th>{t('brought')}</Th> : <Th>{t('due')}</Th>}
          <Th>{t('leads')}</Th>
        </tr>
      </thead>
      <tbody>
        {work.steps.map((step) => (
          <StepRow key={step.id} step={step} work={work} view={view} />
        ))}
      </tbody>
    </Table>
  );
}

function StepRow({ step, work, view }: Props & { step: WorkStep }) {
  const t = useTranslations('work.steps');
  const { lang, chosen } = view;
  const title = step.practice.title[lang];
  const plan = `/teams/${step.teamId}/plan#step-${step.id}` as Route;
  return (
    <tr className="*:align-top">
      <Th scope="row" className="min-w-48">
        <Link href={plan} className="underline underline-offset-4">
          {title}
        </Link>
        <span className="mt-1 block font-normal *:whitespace-normal">
          <Badge tone={step.principle.framework}>{step.principle.title[lang]}</Badge>
        </span>
      </Th>
      <Td label={t('team')} className="min-w-24">
        <Link href={`/teams/${step.teamId}`} className="underline underline-offset-4">
          <Name>{step.team}</Name>
        </Link>
      </Td>
      {chosen.state === 'done' ? null : <Td label={t('state')}>{t(`stateNames.${step.status}`)}</Td>}
      <Td label={t('owner')} className="min-w-24">
        {step.ownerId && step.owner ? (
          <Link href={view.address({ owner: step.ownerId })} className="underline underline-offset-4">
            <Name>{step.owner}</Name>
          </Link>
        ) : (
          <span className="text-ink-soft">{t('nobody')}</span>
        )}
        {chosen.state === 'done' ? null : (
          <span className="-ml-3 block">
            <CopyReminder
              about={t('remindAbout', { practice: title, team: isolated(step.team) })}
              text={stepReminder(
                view.remindIn,
                {
                  practice: step.practice.title[view.remindIn],
                  owner: step.owner,
                  dueDate: step.dueDate,
                  overdue: isOverdue(step, work.today),
                },
                { team: step.team, link: `${view.origin}${plan}` },
              )}
            />
          </span>
        )}
      </Td>
      {chosen.state === 'done' ? (
        <Td label={t('brought')} className="max-sm:col-span-full sm:min-w-64">
          <Brought step={step} work={work} view={view} />
        </Td>
      ) : (
        <Td label={t('due')} className="min-w-24">
          <DueDay step={step} today={work.today} view={view} />
        </Td>
      )}
      <Td label={t('leads')} className="min-w-24">
        {step.seen ? (
          <>
            <StairGlyph level={step.seen.toLevel as Level} label="" className="mr-1.5 align-[-2px]" />
            {t('level', { level: step.seen.toLevel })}
            <span className="block text-sm text-ink-soft">
              {t('effort', { points: formatPoints(lang, step.seen.effort), count: step.seen.effort })}
            </span>
          </>
        ) : (
          <span className="text-sm text-ink-soft">{t('hidden')}</span>
        )}
      </Td>
    </tr>
  );
}

function DueDay({ step, today, view }: { step: WorkStep; today: string; view: WorkView }) {
  const t = useTranslations('work.steps');
  if (step.dueDate === null) return <span className="text-ink-soft">{t('noDue')}</span>;
  const day = formatCalendarDate(view.lang, step.dueDate);
  if (!isOverdue(step, today)) return day;
  return (
    <span className="inline-flex items-start gap-1 font-medium text-warning">
      <TriangleAlert aria-hidden className="mt-1 size-4 shrink-0" />
      {t('overdueSince', { day })}
    </span>
  );
}

function Brought({ step, work, view }: Props & { step: WorkStep }) {
  const outcome = work.outcomes.get(step.id);
  if (!outcome) return null;
  const { verdict, numbers } = outcomeWords(view.lang, outcome);
  return (
    <>
      {verdict}
      {numbers ? <span className="tnum block text-sm text-ink-soft">{numbers}</span> : null}
    </>
  );
}
