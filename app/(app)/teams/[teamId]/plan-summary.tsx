import { ButtonLink } from '@/app/_ui/button';
import { Card, CardHeader } from '@/app/_ui/card';
import { Progress } from '@/app/_ui/progress';
import { useTranslations } from '@/lib/i18n/translate';
import type { PlannedStep } from '@/lib/plans/queries';

/** How far the plan is. */
export function PlanSummary({ teamId, steps }: { teamId: string; steps: readonly PlannedStep[] }) {
  const t = useTranslations('teams.overview');
  const kept = steps.filter(({ status }) => status !== 'dropped');
  const done = kept.filter(({ status }) => status === 'done').length;
  return (
    <Card as="section">
      <CardHeader
        title={t('plan')}
        actions={
          <>
            <ButtonLink href={`/teams/${teamId}/next`}>{t('seeNext')}</ButtonLink>
            {kept.length > 0 ? <ButtonLink href={`/teams/${teamId}/plan`}>{t('seePlan')}</ButtonLink> : null}
          </>
        }
      />
      {kept.length > 0 ? (
        <Progress
          label={t('plan')}
          value={done}
          max={kept.length}
          valueText={t('planSummary', { done, all: kept.length })}
        />
      ) : (
        <p className="text-ink-soft">{t('planEmpty')}</p>
      )}
    </Card>
  );
}
