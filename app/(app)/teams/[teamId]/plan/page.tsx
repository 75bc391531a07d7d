import type { Route } from 'next';
import { getLocale } from 'next-intl/server';
import { titled } from '@/app/_lib/title';
import { ButtonLink } from '@/app/_ui/button';
import { EmptyState } from '@/app/_ui/empty-state';
import { PageHeader } from '@/app/_ui/page-header';
import { may } from '@/lib/access/allow';
import { can } from '@/lib/access/policy';
import { requireTeam } from '@/lib/access/require';
import { calendarDay } from '@/lib/i18n/format';
import { byName } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { shownSteps } from '@/lib/plans/overview';
import { latestResult } from '@/lib/results/queries';
import { listTargets } from '@/lib/targets/queries';
import { targetFor } from '@/lib/targets/target';
import { listTeamMembers } from '@/lib/teams/queries';
import { editStepAction, moveStepAction } from './actions';
import { ExportLinks } from './export-links';
import { PlanProgress } from './plan-progress';
import { type GroupProps, StepGroup } from './step-group';

interface Props {
  params: Promise<{ teamId: string }>;
  searchParams: Promise<{ moved?: string | string[] }>;
}

export const generateMetadata = titled('plan.title');

export default async function PlanPage({ params, searchParams }: Props) {
  const access = await requireTeam((await params).teamId);
  const { teamId } = access;
  const [steps, members, result, targets] = await Promise.all([
    shownSteps(access),
    listTeamMembers(access),
    latestResult(access),
    listTargets(access, [teamId]),
  ]);
  const [t, words] = await Promise.all([getTranslations('plan'), getTranslations('targets')]);
  const today = calendarDay(new Date(), access.timeZone);
  const next = <ButtonLink href={`/teams/${teamId}/next`}>{t('empty.go')}</ButtonLink>;
  const group: Omit<GroupProps, 'status' | 'steps'> = {
    today,
    capacity: access.team.capacity,
    targetOf: ({ model, principle }) => targetFor(model, targets, teamId, principle.id),
    anyPlanned: steps.some(({ status }) => status === 'planned'),
    moved: String((await searchParams).moved ?? ''),
    members: byName(await getLocale(), members, ({ name }) => name).map(({ userId, name }) => ({
      value: userId,
      label: name,
    })),
    openRound: may(access, 'round:open') ? (`/teams/${teamId}/rounds/new` as Route) : null,
    forms: may(access, 'plan:edit')
      ? { move: moveStepAction.bind(null, teamId), edit: editStepAction.bind(null, teamId) }
      : null,
  };
  const of = (status: GroupProps['status']) => steps.filter((step) => step.status === status);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('lead')}
        actions={
          <>
            <ButtonLink href={`/teams/${teamId}/targets`} variant="ghost">
              {words('link')}
            </ButtonLink>
            {steps.length > 0 ? next : null}
            {/* The files hold the newest result, too. */}
            {can(access.role, 'plan:export') && (result || steps.length > 0) ? (
              <ExportLinks teamId={teamId} />
            ) : null}
          </>
        }
      />
      {steps.length === 0 ? (
        <EmptyState title={t('empty.title')} action={next}>
          {t('empty.body')}
        </EmptyState>
      ) : (
        <div className="space-y-10 print:space-y-4">
          <PlanProgress steps={steps} today={today} />
          <StepGroup {...group} status="started" steps={of('started')} />
          <StepGroup {...group} status="planned" steps={of('planned')} />
          <StepGroup {...group} status="done" steps={of('done')} />
          <StepGroup {...group} status="dropped" steps={of('dropped')} />
        </div>
      )}
    </>
  );
}
