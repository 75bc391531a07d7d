import { calendarDay, formatCalendarDate } from '@/lib/i18n/format';
import { words } from '@/lib/i18n/words';
import { getOrganization } from '@/lib/organizations/queries';
import { summaryFacts } from '@/lib/overview/summary';
import { summarySheet } from '@/lib/overview/summary-sheet';
import { inThread } from '@/lib/work/threads';
import { organizationFile } from '../organization-file';

/** The summary of an organization on one sheet. */
export const GET = organizationFile({
  extension: 'pdf',
  called: (lang) => words(lang, 'executive')('file'),
  write: async (access, { filters, lang, now, who }) => {
    const [facts, organization] = await Promise.all([
      summaryFacts(access, { filters, lang, now }),
      getOrganization(access),
    ]);
    const paper = {
      sheet: summarySheet(facts, lang, filters.framework),
      organization: organization.name,
      day: formatCalendarDate(lang, calendarDay(now, access.timeZone)),
      lang,
      generatedAt: now.toISOString(),
    };
    return new Uint8Array(await inThread('summary', { paper }, who));
  },
});
