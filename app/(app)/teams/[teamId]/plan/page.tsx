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
import { MESSAGES } from '@/lib/i18n/words';
import { shownSteps } from '@/lib/plans/overview';
import { latestResult } from '@/lib/results/queries';
import { listTargets } from '@/lib/targets/queries';
import { targetFor } from '@/lib/targets/target';
import { listTeamMembers } from '@/lib/teams/queries';
import { editStepAction, moveStepAction } from './actions';
import { ExportLinks } from './export-links';
import { type PlanAround, PlanForms } from './plan-forms';
import { PlanProgress } from './plan-progress';
import { StepGroup } from './step-group';
import type { PlanReader } from './step-view';

interface Props {
  params: Promise<{ teamId: string }>;
  searchParams: Promise<{ moved?: string | string[]; edit?: string | string[] }>;
}

export const generateMetadata = titled('plan.title');

export default async function PlanPage({ params, searchParams }: Props) {
  const access = await requireTeam((await params).teamId);
  const { teamId } = access;
  const [steps, members, targets] = await Promise.all([
    shownSteps(access),
    listTeamMembers(access),
    listTargets(access, [teamId]),
  ]);
  // The files hold the newest result, too.
  const something = steps.length > 0 || (await latestResult(access)) !== null;
  const [t, words] = await Promise.all([getTranslations('plan'), getTranslations('targets')]);
  const today = calendarDay(new Date(), access.timeZone);
  const lang = await getLocale();
  const { moved, edit } = await searchParams;
  const { plan, common } = MESSAGES[lang];
  const next = <ButtonLink href={`/teams/${teamId}/next`}>{t('empty.go')}</ButtonLink>;
  const mayEdit = may(access, 'plan:edit');
  const reader: PlanReader = {
    lang,
    today,
    moved: String(moved ?? ''),
    members: new Set(members.map(({ userId }) => userId)),
    capacity: access.team.capacity,
    targetOf: ({ model, principle }) => targetFor(model, targets, teamId, principle.id),
    mayEdit,
  };
  const around: PlanAround = {
    address: `/teams/${teamId}/plan`,
    members: mayEdit
      ? byName(lang, members, ({ name }) => name).map(({ userId, name }) => ({ value: userId, label: name }))
      : [],
    forms: mayEdit
      ? { move: moveStepAction.bind(null, teamId), edit: editStepAction.bind(null, teamId) }
      : null,
    edited: String(edit ?? ''),
    openRound: may(access, 'round:open') ? (`/teams/${teamId}/rounds/new` as Route) : null,
    words: {
      edit: plan.edit,
      move: plan.move,
      outcome: plan.outcome.label,
      open: plan.outcome.open,
      noDate: common.noDate,
    },
  };
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
            {can(access.role, 'plan:export') && something ? <ExportLinks teamId={teamId} /> : null}
          </>
        }
      />
      {steps.length === 0 ? (
        <EmptyState title={t('empty.title')} action={next}>
          {t('empty.body')}
        </EmptyState>
      ) : (
        <PlanForms around={around}>
          <div className="space-y-10 print:space-y-4">
            <PlanProgress steps={steps} today={today} />
            {(['started', 'planned', 'done', 'dropped'] as const).map((status) => (
              <StepGroup key={status} status={status} plan={steps} reader={reader} />
            ))}
          </div>
        </PlanForms>
      )}
    </>
  );
}
