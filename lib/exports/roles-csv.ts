import { words } from '@/lib/i18n/words';
import { type Lang, ROLE_IDS } from '@/lib/model/schema';
import { type RolesNeeded, type TeamRoles, withoutRole } from '@/lib/overview/role-matrix';
import { roleWords } from '@/lib/overview/role-words';
import { answeredBy, answeredValues } from '@/lib/results/answered';
import { type Column, toCsv, whole } from './csv';

/** Who can do it, one line a team: of each role how many hold it first, and beside it what else is to be said. */
export function rolesCsv(teams: readonly TeamRoles[], needed: RolesNeeded, lang: Lang): string {
  const w = words(lang);
  const roles = ROLE_IDS.flatMap((role): Column<TeamRoles>[] => {
    const name = w(`common.roles.${role}`);
    return [
      { header: name, cell: ({ held }) => whole(held[role]?.primary ?? 0) },
      {
        header: w('capability.file.about', { role: name }),
        cell: (team) => roleWords(lang, team, role, needed).join(', ') || null,
      },
    ];
  });
  const columns: Column<TeamRoles>[] = [
    { header: w('capability.teams.team'), cell: ({ name }) => name },
    { header: w('capability.file.people'), cell: ({ people }) => whole(people) },
    ...roles,
    { header: w('capability.teams.noRole'), cell: (team) => whole(withoutRole(team)) },
    { header: w('capability.file.round'), cell: ({ round }) => round?.name ?? null },
    {
      header: w('capability.teams.round'),
      cell: ({ round }) => round && w(`teams.overview.answers.${answeredBy(round)}`, answeredValues(round)),
    },
  ];
  return toCsv(columns, teams, lang);
}
