import { getLocale } from 'next-intl/server';
import { findOrganizationAccess } from '@/lib/access/find-access';
import { readSession } from '@/lib/access/session';
import { heatCsv } from '@/lib/exports/heat-csv';
import { calendarDay } from '@/lib/i18n/format';
import { isLang } from '@/lib/i18n/locale';
import { words } from '@/lib/i18n/words';
import { filtersFrom } from '@/lib/overview/filters';
import { heatMapPage } from '@/lib/overview/heat';
import { heatAddressFrom } from '@/lib/overview/heat-address';

const fail = (status: number, error: string) =>
  Response.json({ error }, { status, headers: { 'cache-control': 'private, no-store' } });

/**
 * The heat map of an organization as CSV: what the page with the same query shows to the same person. 401 signed out, 404 for
 * strangers. In the language of `?lang=` or else of the request.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ organizationId: string }> },
): Promise<Response> {
  const claims = await readSession();
  if (!claims) return fail(401, 'signed_out');
  const access = await findOrganizationAccess(claims, (await params).organizationId);
  if (!access) return fail(404, 'not_found');
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const lang = isLang(query.lang) ? query.lang : await getLocale();
  const [now, { timeZone }] = [new Date(), access];
  const page = await heatMapPage(access, {
    filters: filtersFrom(query),
    address: heatAddressFrom(query),
    lang,
    now,
  });
  const name = `patamar-${words(lang, 'heat')('file.name')}-${calendarDay(now, timeZone)}.csv`;
  return new Response(heatCsv(page, { lang, timeZone }), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'content-language': lang,
      'cache-control': 'private, no-store',
    },
  });
}
