import { ActionForm } from '@/app/_forms/action-form';
import { ButtonLink } from '@/app/_ui/button';
import { Callout } from '@/app/_ui/callout';
import { PageHeader } from '@/app/_ui/page-header';
import { SubmitButton } from '@/app/_ui/submit-button';
import { formatDay } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { useTranslations } from '@/lib/i18n/translate';
import type { Lang } from '@/lib/model/schema';
import type { Closing } from '@/lib/rounds/not-applicable';
import { publishRoundAction } from './actions';
import { DecisionField } from './decision-field';
import { PublishProgress } from './publish-progress';
import { Rules } from './rules';

interface Props {
  teamId: string;
  roundId: string;
  closing: Closing;
  frozenAt: Date;
  timeZone: string;
  /** How many people were asked, where that is too few for any number; else null. */
  tooFew: number | null;
  lang: Lang;
}

/** The second step: what does not apply to the team, where there is something to decide, and publishing. */
export function Publish({
  teamId,
  roundId,
  closing: { name, format, model, met, items, few },
  frozenAt,
  timeZone,
  tooFew,
  lang,
}: Props) {
  const t = useTranslations('rounds');
  const count = items.length;
  const day = formatDay(lang, frozenAt, timeZone);
  const nothing = t(met ? 'closing.met' : 'closing.nothing', { day });
  const w = useTranslations('meeting');
  return (
    <>
      <PageHeader
        title={t('closing.title', { name: isolated(name) })}
        description={count > 0 ? t('closing.description', { day, count }) : nothing}
        actions={
          format === 'consensus' ? null : (
            <ButtonLink href={`/teams/${teamId}/rounds/${roundId}/meeting`}>{w('link')}</ButtonLink>
          )
        }
      />
      {count > 0 ? <Rules /> : null}
      <ActionForm
        action={publishRoundAction.bind(null, teamId, roundId)}
        className="flex max-w-read flex-col gap-6"
      >
        {count > 0 ? <h2>{t('closing.list')}</h2> : null}
        {items.map((item) => (
          <DecisionField key={item.itemId} {...{ item, model, lang, timeZone }} />
        ))}
        {tooFew !== null ? (
          <Callout tone="warning">{t('closing.hidden', { asked: tooFew })}</Callout>
        ) : few ? (
          <Callout tone="warning">{t('closing.few')}</Callout>
        ) : null}
        <Callout tone="warning">{t(count > 0 ? 'closing.warning' : 'closing.once')}</Callout>
        <PublishProgress
          url={`/api/teams/${teamId}/rounds/${roundId}/publishing`}
          label={t('status.publishing')}
        />
        <div className="flex flex-wrap gap-2">
          <SubmitButton size="lg" pendingLabel={t('status.publishing')}>
            {t('status.publish')}
          </SubmitButton>
          <ButtonLink href={`/teams/${teamId}`} size="lg">
            {t('closing.back')}
          </ButtonLink>
        </div>
      </ActionForm>
    </>
  );
}
