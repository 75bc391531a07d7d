import { ButtonLink } from '@/app/_ui/button';
import { EmptyState } from '@/app/_ui/empty-state';
import { may } from '@/lib/access/allow';
import { ownRounds } from '@/lib/access/own-rounds';
import type { OrganizationAccess } from '@/lib/access/types';
import { getTranslations, useTranslations } from '@/lib/i18n/translate';
import { questionPath } from './questions';

/** The way to the page where a team is made; nothing for who may not. */
export async function NewTeam({ access }: { access: OrganizationAccess }) {
  if (!may(access, 'team:create')) return null;
  const t = await getTranslations('organizations.teams');
  return (
    <ButtonLink href={`/organizations/${access.organizationId}/teams/new`} variant="primary">
      {t('create')}
    </ButtonLink>
  );
}

/** What the page of each question says while there are no teams: how they begin, for who may begin one. */
export async function NoTeams({ access }: { access: OrganizationAccess }) {
  const t = await getTranslations();
  const mayCreate = may(access, 'team:create');
  const past = mayCreate ? [] : await ownRounds(access.userId, access.sessionId);
  return (
    <EmptyState
      title={t('organizations.teams.empty')}
      action={
        mayCreate ? (
          <NewTeam access={access} />
        ) : past.length > 0 ? (
          <ButtonLink href="/account">{t('account.pastAnswers')}</ButtonLink>
        ) : null
      }
    >
      {t(mayCreate ? 'organizations.teams.emptyBody' : 'organizations.teams.emptyMember')}
    </EmptyState>
  );
}

/** The way to the teams, where the first results come from. */
export function ToTeams({ organizationId }: { organizationId: string }) {
  const t = useTranslations('overview');
  return <ButtonLink href={questionPath(organizationId, 'where')}>{t('toTeams')}</ButtonLink>;
}
