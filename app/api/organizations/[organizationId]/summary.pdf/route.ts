import { getLocale } from 'next-intl/server';
import { findOrganizationAccess } from '@/lib/access/find-access';
import { can } from '@/lib/access/policy';
import { readSession } from '@/lib/access/session';
import { attachment } from '@/lib/exports/file-name';
import { summaryPdf } from '@/lib/exports/pdf';
import { calendarDay, formatCalendarDate } from '@/lib/i18n/format';
import { isLang } from '@/lib/i18n/locale';
import { words } from '@/lib/i18n/words';
import { getOrganization } from '@/lib/organizations/queries';
import { filtersFrom } from '@/lib/overview/filters';
import { summaryFacts } from '@/lib/overview/summary';
import { summarySheet } from '@/lib/overview/summary-sheet';

const fail = (status: number, error: string) =>
  Response.json({ error }, { status, headers: { 'cache-control': 'private, no-store' } });

/**
 * The summary of an organization on one sheet, with the filters of the page, in the language of `?lang=` or else of the
 * request. 401 signed out, 404 for strangers, 403 where the role may not export.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ organizationId: string }> },
): Promise<Response> {
  const claims = await readSession();
  if (!claims) return fail(401, 'signed_out');
  const access = await findOrganizationAccess(claims, (await params).organizationId);
  if (!access) return fail(404, 'not_found');
  if (!can(access.role, 'plan:export')) return fail(403, 'not_allowed');
  const asked = new URL(request.url).searchParams;
  const wanted = asked.get('lang');
  const lang = isLang(wanted) ? wanted : await getLocale();
  const filters = filtersFrom(Object.fromEntries(asked));
  const now = new Date();
  const [facts, organization] = await Promise.all([
    summaryFacts(access, { filters, lang, now }),
    getOrganization(access),
  ]);
  const today = calendarDay(now, access.timeZone);
  const bytes = await summaryPdf({
    sheet: summarySheet(facts, lang, filters.framework),
    organization: organization.name,
    day: formatCalendarDate(lang, today),
    lang,
    generatedAt: now.toISOString(),
  });
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': attachment(`patamar-${words(lang, 'executive')('file')}-${today}.pdf`),
      'content-language': lang,
      'cache-control': 'private, no-store',
    },
  });
}
