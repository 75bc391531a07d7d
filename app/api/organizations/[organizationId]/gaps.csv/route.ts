import { gapsCsv } from '@/lib/exports/gaps-csv';
import { words } from '@/lib/i18n/words';
import { findWeaknesses } from '@/lib/overview/weaknesses';
import { organizationFile } from '../organization-file';

/** What holds most teams back. */
export const GET = organizationFile({
  extension: 'csv',
  called: (lang) => words(lang, 'gaps')('file.name'),
  write: async (access, { filters, lang }) => gapsCsv(await findWeaknesses(access, filters, lang), lang),
});
