import { movedCsv } from '@/lib/exports/moved-csv';
import { words } from '@/lib/i18n/words';
import { movedPage } from '@/lib/overview/moved';
import { organizationFile } from '../organization-file';

/** What moved between two days, all of the list's pages in one file. */
export const GET = organizationFile({
  extension: 'csv',
  called: (lang) => words(lang, 'moved')('file.name'),
  write: async (access, { filters, lang, now }) =>
    movedCsv(await movedPage(access, { filters, lang, now, page: 'all' }), {
      lang,
      timeZone: access.timeZone,
    }),
});
