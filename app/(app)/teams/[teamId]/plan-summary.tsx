import { ButtonLink } from '@/app/_ui/button';
import { Card, CardHeader } from '@/app/_ui/card';
import { Progress } from '@/app/_ui/progress';
import { useTranslations } from '@/lib/i18n/translate';
import type { PlannedStep } from '@/lib/plans/queries';

interface Props {
  teamId: string;
  steps: readonly PlannedStep[];
  /** Whether there is a result for this person to choose next practices from. */
  mayChoose: boolean;
}

/** How far the plan is. */
export function PlanSummary({ teamId, steps, mayChoose }: Props) {
  const t = useTranslations('teams.overview');
  const kept = steps.filter(({ status }) => status !== 'dropped');
  const done = kept.filter(({ status }) => status === 'done').length;
  return (
    <Card as="section">
      <CardHeader
        title={t('plan')}
        actions={
          <>
            {mayChoose ? <ButtonLink href={`/teams/${teamId}/next`}>{t('seeNext')}</ButtonLink> : null}
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
