import { ActionForm } from '@/app/_forms/action-form';
import { Card, CardHeader } from '@/app/_ui/card';
import { Name } from '@/app/_ui/name';
import { SubmitButton } from '@/app/_ui/submit-button';
import { formatDay } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { useTranslations } from '@/lib/i18n/translate';
import type { Lang } from '@/lib/model/schema';
import type { DeletedRound } from '@/lib/rounds/removed';
import { restoreRoundAction } from './rounds/[roundId]/manage/actions';

interface Props {
  teamId: string;
  rounds: readonly DeletedRound[];
  lang: Lang;
  timeZone: string;
}

/** Deleted rounds that can still be brought back, for who may do it. */
export function DeletedRounds({ teamId, rounds, lang, timeZone }: Props) {
  const t = useTranslations('rounds.deleted');
  return (
    <Card as="section">
      <CardHeader title={t('title')} description={t('description')} />
      <ul className="divide-y divide-line border-y border-line">
        {rounds.map(({ id, name, reason, by, deletedAt, until }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-2 py-2">
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <Name>{name}</Name>
              <span className="block text-sm text-ink-soft">
                {by
                  ? t('by', { by: isolated(by), day: formatDay(lang, deletedAt, timeZone) })
                  : t('on', { day: formatDay(lang, deletedAt, timeZone) })}{' '}
                · {t('until', { day: formatDay(lang, until, timeZone) })}
              </span>
              {reason ? (
                <span className="block text-sm">{t('reason', { reason: isolated(reason) })}</span>
              ) : null}
            </span>
            <ActionForm action={restoreRoundAction.bind(null, teamId, id)}>
              <SubmitButton
                variant="secondary"
                size="sm"
                pendingLabel={t('restoring')}
                aria-label={t('restoreName', { name: isolated(name) })}
              >
                {t('restore')}
              </SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
    </Card>
  );
}
