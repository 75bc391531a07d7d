import Link from 'next/link';
import { answeredBy, answeredValues } from '@/app/_results/answered';
import { Badge } from '@/app/_ui/badge';
import { Name } from '@/app/_ui/name';
import { Table, Td, Th } from '@/app/_ui/table';
import { useTranslations } from '@/lib/i18n/translate';
import { ROLE_IDS, type RoleId } from '@/lib/model/schema';
import {
  holdersOf,
  isNeeded,
  isUnasked,
  type RolesNeeded,
  type TeamRoles,
  withoutRole,
} from '@/lib/overview/role-matrix';

interface Props {
  teams: readonly TeamRoles[];
  needed: RolesNeeded;
}

/** Teams and job roles: how many people hold each. */
export function TeamTable({ teams, needed }: Props) {
  const t = useTranslations('capability');
  const answers = useTranslations('teams.overview.answers');
  const someWithout = teams.some((team) => withoutRole(team) > 0);
  const cell = (team: TeamRoles, role: RoleId) => {
    const { primary, secondary } = team.held[role] ?? { primary: 0, secondary: 0 };
    const all = holdersOf(team, role);
    if (all === 0)
      return isNeeded(needed, team, role) ? <Badge tone="warning">{t('teams.nobody')}</Badge> : 0;
    const words = [
      all === 1 ? t('teams.once') : null,
      secondary > 0 ? t('teams.also', { count: secondary }) : null,
      isUnasked(team, role) ? t('teams.notAsked') : null,
    ].filter((word) => word !== null);
    if (words.length === 0) return primary;
    return (
      <>
        {primary} <span className="block text-sm text-ink-soft">{words.join(', ')}</span>
      </>
    );
  };
  return (
    <Table caption={t('teams.caption')} hideCaption>
      <thead>
        <tr>
          <Th>{t('teams.team')}</Th>
          {ROLE_IDS.map((role) => (
            <Th key={role} className="min-w-22 whitespace-normal!">
              {t(`short.${role}`)}
            </Th>
          ))}
          {someWithout ? <Th className="whitespace-normal!">{t('teams.noRole')}</Th> : null}
          <Th className="min-w-28 whitespace-normal!">{t('teams.round')}</Th>
        </tr>
      </thead>
      <tbody className="tnum">
        {teams.map((team) => (
          <tr key={team.teamId} className="*:align-top">
            <Th scope="row">
              <Link href={`/teams/${team.teamId}/people`} className="underline underline-offset-4">
                <Name>{team.name}</Name>
              </Link>
            </Th>
            {ROLE_IDS.map((role) => (
              <Td key={role}>{cell(team, role)}</Td>
            ))}
            {someWithout ? <Td>{withoutRole(team)}</Td> : null}
            <Td>
              {team.round ? (
                answers(answeredBy(team.round), answeredValues(team.round))
              ) : (
                <span className="text-ink-soft">–</span>
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
