import { Ask } from '@/app/_forms/ask';
import { isolated } from '@/lib/i18n/names';
import { useTranslations } from '@/lib/i18n/translate';
import { removeMemberAction } from './actions';

interface Props {
  teamId: string;
  userId: string;
  name: string;
  /** The person looks at themselves: they leave. */
  self: boolean;
}

/** Takes somebody out of the team, after asking. */
export function RemoveMember({ teamId, userId, name, self }: Props) {
  const t = useTranslations('teams.people');
  return (
    <Ask
      action={removeMemberAction.bind(null, teamId)}
      fields={{ userId }}
      word={t(self ? 'leave' : 'remove')}
      label={self ? undefined : t('removeName', { name: isolated(name) })}
      title={self ? t('leaveTitle') : t('removeTitle', { name: isolated(name) })}
    >
      <p>{t(self ? 'leaveBody' : 'removeBody')}</p>
    </Ask>
  );
}
