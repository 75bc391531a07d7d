import Link from 'next/link';
import { Badge } from '@/app/_ui/badge';
import { Name } from '@/app/_ui/name';
import { Table, Td, Th } from '@/app/_ui/table';
import { useTranslations } from '@/lib/i18n/translate';
import { type Lang, ROLE_IDS, type RoleId } from '@/lib/model/schema';
import { holdersOf, type RolesNeeded, type TeamRoles, withoutRole } from '@/lib/overview/role-matrix';
import { roleWords } from '@/lib/overview/role-words';
import { answeredBy, answeredValues } from '@/lib/results/answered';

interface Props {
  teams: readonly TeamRoles[];
  needed: RolesNeeded;
  lang: Lang;
}

/** Teams and job roles: how many people hold each. */
export function TeamTable({ teams, needed, lang }: Props) {
  const t = useTranslations('capability');
  const answers = useTranslations('teams.overview.answers');
  const someWithout = teams.some((team) => withoutRole(team) > 0);
  const cell = (team: TeamRoles, role: RoleId) => {
    const primary = team.held[role]?.primary ?? 0;
    const words = roleWords(lang, team, role, needed);
    if (holdersOf(team, role) === 0 && words.length > 0) return <Badge tone="warning">{words[0]}</Badge>;
    if (words.length === 0) return primary;
    return (
      <>
        {primary} <span className="block text-sm text-ink-soft">{words.join(', ')}</span>
      </>
    );
  };
  return (
    <Table caption={t('teams.caption')} hideCaption stack>
      <thead>
        <tr>
          <Th>{t('teams.team')}</Th>
          {ROLE_IDS.map((role) => (
            <Th key={role} className="min-w-18 whitespace-normal! max-lg:px-1.5">
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
              <Td key={role} label={t(`short.${role}`)} className="*:whitespace-normal max-lg:px-1.5">
                {cell(team, role)}
              </Td>
            ))}
            {someWithout ? <Td label={t('teams.noRole')}>{withoutRole(team)}</Td> : null}
            <Td label={t('teams.round')}>
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
