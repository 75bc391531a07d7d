import { useLocale } from 'next-intl';
import { Ask } from '@/app/_forms/ask';
import { FormSelect } from '@/app/_forms/fields';
import { Card, CardHeader } from '@/app/_ui/card';
import { formatDay, formatMoment } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { useTranslations } from '@/lib/i18n/translate';
import type { listInvitations } from '@/lib/teams/queries';
import { InviteForm } from '../_parts/invite-form';
import { revokeInvitationAction } from './actions';

interface Props {
  teamId: string;
  invitations: Awaited<ReturnType<typeof listInvitations>>;
  roles: readonly { value: string; label: string }[];
  timeZone: string;
}

/** Makes invitation links, shows a new one once, and ends those that still work. */
export function Invitations({ teamId, invitations, roles, timeZone }: Props) {
  const t = useTranslations();
  const s = useTranslations('teams.people.invite');
  const lang = useLocale();
  // To the minute: two links of one kind are often made one after the other.
  const made = (at: Date, by: string | null) => {
    const when = formatMoment(lang, at, timeZone);
    return by ? s('madeBy', { when, by: isolated(by) }) : s('made', { when });
  };
  return (
    <Card as="section">
      <CardHeader title={s('title')} description={s('description')} />
      <InviteForm teamId={teamId} submit={s('create')}>
        <div className="grid max-w-2xl gap-4 sm:grid-cols-2">
          <FormSelect
            name="jobRole"
            label={s('jobRole')}
            defaultValue=""
            options={[{ value: '', label: s('anyJobRole') }, ...roles]}
          />
          <FormSelect
            name="role"
            label={s('role')}
            defaultValue="member"
            options={(['member', 'facilitator', 'viewer'] as const).map((value) => ({
              value,
              label: t(`common.organizationRoles.${value}`),
            }))}
          />
        </div>
      </InviteForm>
      <h3 className="mt-6 mb-2 font-medium">{s('active')}</h3>
      {invitations.length === 0 ? (
        <p className="text-ink-soft">{s('none')}</p>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {invitations.map(({ id, role, jobRole, createdAt, createdBy, expiresAt, uses }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-2 py-2">
              <span>
                {t(`common.organizationRoles.${role}`)}
                {' · '}
                {jobRole ? t(`common.roles.${jobRole}`) : s('anyJobRole')}
                <span className="block text-sm text-ink-soft">{made(createdAt, createdBy)}</span>
                <span className="block text-sm text-ink-soft">
                  {s('expires', { date: formatDay(lang, expiresAt, timeZone) })} · {s('uses', { uses })}
                </span>
              </span>
              <Ask
                action={revokeInvitationAction.bind(null, teamId)}
                fields={{ invitationId: id }}
                word={s('revoke')}
                label={s('revokeName', { made: made(createdAt, createdBy) })}
                variant="ghost"
                title={s('revokeTitle')}
              >
                <p>{made(createdAt, createdBy)}</p>
                <p>{s('revokeBody')}</p>
              </Ask>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
