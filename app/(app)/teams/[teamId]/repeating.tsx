import { useLocale } from 'next-intl';
import { ActionForm } from '@/app/_forms/action-form';
import { Ask } from '@/app/_forms/ask';
import { Callout } from '@/app/_ui/callout';
import { Card, CardHeader } from '@/app/_ui/card';
import { SubmitButton } from '@/app/_ui/submit-button';
import { may } from '@/lib/access/allow';
import type { TeamAccess } from '@/lib/access/types';
import { formatCalendarDate } from '@/lib/i18n/format';
import { useTranslations } from '@/lib/i18n/translate';
import type { scheduleOf } from '@/lib/rounds/schedule';
import { goOnRepeatingAction, stopRepeatingAction } from './actions';

interface Props {
  access: TeamAccess;
  schedule: NonNullable<Awaited<ReturnType<typeof scheduleOf>>>;
}

/** That rounds of the team open by themselves, and when the next one does; or why none does any more, and the way on. */
export function Repeating({ access, schedule }: Props) {
  const t = useTranslations('rounds.repeating');
  const p = useTranslations('rounds.plan');
  const r = useTranslations('rounds');
  const lang = useLocale();
  const { every, nextOn, mode, format, lastsDays, paused } = schedule;
  const leads = may(access, 'round:open');
  const what = [
    r(`modes.${mode}`),
    r(`formats.${format}`),
    ...(lastsDays === null ? [] : [t('lasts', { days: lastsDays })]),
  ];
  return (
    <Card as="section">
      <CardHeader title={t('title', { every: p(`everyNames.${every}`) })} description={what.join(' · ')} />
      {paused ? (
        <Callout tone="warning" title={t('paused')}>
          {t(`why.${paused}`)} {leads ? t(`then.${paused}`) : null}
        </Callout>
      ) : (
        <p className="max-w-read">{t('next', { day: formatCalendarDate(lang, nextOn) })}</p>
      )}
      {leads ? (
        <div className="mt-4 flex flex-wrap items-start gap-2">
          {paused ? (
            <ActionForm action={goOnRepeatingAction.bind(null, access.teamId)}>
              <SubmitButton pendingLabel={t('goOn')}>{t('goOn')}</SubmitButton>
            </ActionForm>
          ) : null}
          <Ask
            action={stopRepeatingAction.bind(null, access.teamId)}
            word={t('stop')}
            size="md"
            variant="ghost"
            title={t('stopTitle')}
          >
            <p>{t('stopBody')}</p>
          </Ask>
        </div>
      ) : null}
    </Card>
  );
}
