import type { Route } from 'next';
import { useLocale } from 'next-intl';
import { Ask } from '@/app/_forms/ask';
import { FormSelect, FormText } from '@/app/_forms/fields';
import { ButtonLink } from '@/app/_ui/button';
import { Card, CardHeader } from '@/app/_ui/card';
import { mailSettings } from '@/lib/env';
import { useTranslations } from '@/lib/i18n/translate';
import { LIMITS } from '@/lib/limits';
import type { listInvitations } from '@/lib/teams/queries';
import { InviteForm } from '../_parts/invite-form';
import { revokeInvitationAction } from './actions';
import { LinkFacts, useLinkWords } from './link-facts';

interface Props {
  teamId: string;
  invitations: Awaited<ReturnType<typeof listInvitations>>;
  roles: readonly { value: string; label: string }[];
  timeZone: string;
}

/** Makes invitation links, shows a new one once, ends those that still work, and tells who came in by which. */
export function Invitations({ teamId, invitations: { open, over }, roles, timeZone }: Props) {
  const t = useTranslations();
  const s = useTranslations('teams.people.invite');
  const { made, givenTo } = useLinkWords(useLocale(), timeZone);
  const mails = mailSettings() !== null;
  return (
    <Card as="section">
      <CardHeader title={s('title')} description={s('description')} />
      <InviteForm teamId={teamId} submit={s('create')}>
        <div className="grid max-w-2xl gap-4 sm:grid-cols-2">
          <FormText
            name="givenTo"
            label={s('givenTo')}
            hint={s('givenToHint')}
            required
            maxLength={LIMITS.name}
            autoComplete="off"
          />
          <FormText
            name="email"
            type="email"
            label={s('email')}
            note={t('common.optional')}
            hint={s(mails ? 'emailHint' : 'emailHintOutbox')}
            maxLength={LIMITS.email}
            autoComplete="off"
          />
          <FormText
            name="maxUses"
            type="number"
            min={1}
            max={LIMITS.linkUses}
            label={s('maxUses')}
            hint={s('maxUsesHint')}
            defaultValue={1}
            required
          />
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
      {open.length === 0 ? (
        <p className="text-ink-soft">{s('none')}</p>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {open.map((link) => (
            <li key={link.id} className="flex flex-wrap items-start justify-between gap-2 py-2">
              <LinkFacts link={link} timeZone={timeZone} />
              {link.canBeShown ? (
                <ButtonLink
                  href={`/teams/${teamId}/people/links/${link.id}` as Route}
                  size="sm"
                  aria-label={s('showName', { givenTo: givenTo(link) })}
                >
                  {s('show')}
                </ButtonLink>
              ) : null}
              <Ask
                action={revokeInvitationAction.bind(null, teamId)}
                fields={{ invitationId: link.id }}
                word={s('revoke')}
                label={s('revokeName', { givenTo: givenTo(link), made: made(link) })}
                title={s('revokeTitle')}
              >
                <p>{givenTo(link)}</p>
                <p>{made(link)}</p>
                <p>{s('revokeBody')}</p>
              </Ask>
            </li>
          ))}
        </ul>
      )}
      {over.length === 0 ? null : (
        <details className="mt-4">
          <summary className="link w-fit cursor-pointer py-1">{s('over')}</summary>
          <ul className="mt-2 divide-y divide-line border-y border-line">
            {over.map((link) => (
              <li key={link.id} className="py-2">
                <LinkFacts link={link} timeZone={timeZone} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}
