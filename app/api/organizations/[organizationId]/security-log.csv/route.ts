import { findOrganizationAccess } from '@/lib/access/find-access';
import { can } from '@/lib/access/policy';
import { securityCsv } from '@/lib/exports/security-csv';
import { calendarDay } from '@/lib/i18n/format';
import { words } from '@/lib/i18n/words';
import { logFiltersFrom } from '@/lib/security-log/filters';
import { readLogForFile } from '@/lib/security-log/queries';
import { exportFile } from '../../../export-file';
import { refuseFile } from '../../../export-pace';

/** The security log as its page shows it, all pages in one file; 404 for who does not own the organization. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ organizationId: string }> },
): Promise<Response> {
  const { organizationId } = await params;
  return exportFile(
    request,
    'csv',
    (claims) => findOrganizationAccess(claims, organizationId),
    async (access, { query, lang, now }) =>
      can(access.role, 'security-log:see')
        ? {
            name: `patamar-${words(lang, 'security')('file')}-${calendarDay(now, access.timeZone)}.csv`,
            body: securityCsv(await readLogForFile(access, logFiltersFrom(query)), lang),
          }
        : refuseFile(access, 'security-log:see', null),
  );
}
