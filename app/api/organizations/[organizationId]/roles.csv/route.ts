import { rolesCsv } from '@/lib/exports/roles-csv';
import { byName } from '@/lib/i18n/names';
import { words } from '@/lib/i18n/words';
import { leftByRoles, roleFiltersFrom } from '@/lib/overview/role-matrix';
import { listTeamRoles } from '@/lib/overview/roles';
import { organizationFile } from '../organization-file';

/** Who can do what: the teams that the page of the same address shows, all of its pages in one file. */
export const GET = organizationFile({
  extension: 'csv',
  called: (lang) => words(lang, 'capability')('file.name'),
  write: async (access, { query, filters, lang }) => {
    const { teams, needed } = await listTeamRoles(access, filters);
    const roles = roleFiltersFrom(query);
    const left = byName(lang, teams, ({ name }) => name).filter((team) => leftByRoles(team, roles));
    return rolesCsv(left, needed, lang);
  },
});
