import { workCsv } from '@/lib/exports/work-csv';
import { words } from '@/lib/i18n/words';
import { readWorkForFile } from '@/lib/overview/read-work';
import { workFiltersFrom } from '@/lib/overview/work-filters';
import { organizationFile } from '../organization-file';

/** The steps of all teams that the page of the same address shows, all of its pages in one file. */
export const GET = organizationFile({
  extension: 'csv',
  called: (lang) => words(lang, 'work.file')('name'),
  write: async (access, { query, filters, lang, now }) =>
    workCsv(await readWorkForFile(access, filters, workFiltersFrom(query), now), lang),
});
