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
  /** For whom the open links are that they came by, and that end. */
  links: readonly string[];
}

/** Takes somebody out of the team, after asking. */
export function RemoveMember({ teamId, userId, name, self, links }: Props) {
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
      {links.length === 0 ? null : (
        <p>{t(self ? 'leaveLinks' : 'removeLinks', { links: links.map(isolated).join(', ') })}</p>
      )}
    </Ask>
  );
}
