import { ButtonLink } from '@/app/_ui/button';
import { EmptyState } from '@/app/_ui/empty-state';
import { may } from '@/lib/access/allow';
import type { TeamAccess } from '@/lib/access/types';
import { isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import type { TeamAdvice } from '@/lib/plans/advice';
import { listRounds } from '@/lib/results/queries';
import { BeginActions } from '../_parts/begin';

/** Before the first result: what will be here, and how it begins. */
export async function NoRoundYet({ access }: { access: TeamAccess }) {
  const t = await getTranslations('advice.empty');
  const { teamId } = access;
  const open = (await listRounds(access)).find(({ closedAt }) => closedAt === null);
  if (open) {
    const go = <ButtonLink href={`/teams/${teamId}`}>{t('roundOpen.go')}</ButtonLink>;
    return (
      <EmptyState title={t('roundOpen.title', { round: isolated(open.name) })} action={go}>
        {t('roundOpen.body')}
      </EmptyState>
    );
  }
  const mayOpen = may(access, 'round:open');
  const action = mayOpen ? <BeginActions access={access} /> : null;
  return (
    <EmptyState title={t('noRound.title')} action={action}>
      {t('noRound.body')} {mayOpen ? null : t('noRound.wait')}
    </EmptyState>
  );
}

/** Why a result leads to no step, for this viewer. */
function reasonOf({ advice, states, results }: TeamAdvice) {
  if (states.every(({ score }) => score === null)) {
    return results.rows.some(({ status }) => status === 'hidden') ? 'hidden' : 'unknown';
  }
  if (advice.steps.some(({ status }) => status === 'running')) return 'inPlan';
  return advice.steps.length === 0 ? 'reached' : 'waiting';
}

/** A result without a step to start: what that means and what to do. */
export async function NoStep({ found, teamId }: { found: TeamAdvice; teamId: string }) {
  const t = await getTranslations('advice.empty');
  const reason = reasonOf(found);
  const action =
    reason === 'inPlan' ? (
      <ButtonLink href={`/teams/${teamId}/plan`} variant="primary">
        {t('inPlan.go')}
      </ButtonLink>
    ) : null;
  return (
    <EmptyState title={t(`${reason}.title`)} action={action}>
      {t(`${reason}.body`, { threshold: found.results.threshold })}
    </EmptyState>
  );
}
