import { heatCsv } from '@/lib/exports/heat-csv';
import { words } from '@/lib/i18n/words';
import { heatMapPage } from '@/lib/overview/heat';
import { heatAddressFrom } from '@/lib/overview/heat-address';
import { organizationFile } from '../organization-file';

/** The heat map of an organization as CSV. */
export const GET = organizationFile({
  extension: 'csv',
  called: (lang) => words(lang, 'heat')('file.name'),
  write: async (access, { query, filters, lang, now }) => {
    const page = await heatMapPage(access, { filters, address: heatAddressFrom(query), lang, now });
    return heatCsv(page, { lang, timeZone: access.timeZone });
  },
});
