import { getLocale } from 'next-intl/server';
import { findOrganizationAccess } from '@/lib/access/find-access';
import { can } from '@/lib/access/policy';
import { readSession } from '@/lib/access/session';
import { attachment } from '@/lib/exports/file-name';
import { workCsv } from '@/lib/exports/work-csv';
import { isLang } from '@/lib/i18n/locale';
import { words } from '@/lib/i18n/words';
import { filtersFrom } from '@/lib/overview/filters';
import { readWorkForFile } from '@/lib/overview/read-work';
import { workFiltersFrom } from '@/lib/overview/work-filters';

const fail = (status: number, error: string) =>
  Response.json({ error }, { status, headers: { 'cache-control': 'private, no-store' } });

/** The steps of all teams that the page of the same address shows, all of its pages in one file. */
export async function GET(request: Request, { params }: { params: Promise<{ organizationId: string }> }) {
  const claims = await readSession();
  if (!claims) return fail(401, 'signed_out');
  const access = await findOrganizationAccess(claims, (await params).organizationId);
  if (!access) return fail(404, 'not_found');
  if (!can(access.role, 'plan:export')) return fail(403, 'not_allowed');
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const lang = isLang(asked.lang) ? asked.lang : await getLocale();
  const work = await readWorkForFile(access, filtersFrom(asked), workFiltersFrom(asked), new Date());
  return new Response(workCsv(work, lang), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': attachment(`patamar-${words(lang, 'work.file')('name')}-${work.today}.csv`),
      'content-language': lang,
      'cache-control': 'private, no-store',
    },
  });
}
