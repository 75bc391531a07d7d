import { Readable } from 'node:stream';
import { getLocale } from 'next-intl/server';
import { refuseFile, tooManyExports } from '@/app/api/export-pace';
import { findOrganizationAccess } from '@/lib/access/find-access';
import { can } from '@/lib/access/policy';
import { Refused } from '@/lib/access/refused';
import { readSession } from '@/lib/access/session';
import { sessionOwner } from '@/lib/access/sessions';
import { attachment } from '@/lib/exports/file-name';
import { calendarDay } from '@/lib/i18n/format';
import { isLang } from '@/lib/i18n/locale';
import { words } from '@/lib/i18n/words';
import { organizationArchive } from '@/lib/organizations/archive/write';
import { recordExport } from '@/lib/security-log/record';

const fail = (status: number, error: string) =>
  Response.json({ error }, { status, headers: { 'cache-control': 'private, no-store' } });

/**
 * All that an organization has, for its owner, in one ZIP archive. 401 signed out, 404 for strangers, 403 for who does not own it and
 * in the sample organization, 429 after a few in an hour; to the settings, where it is asked again who is there, when that was not
 * proven minutes ago. Its explanation is in the language of `?lang=` or else of the request.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ organizationId: string }> },
): Promise<Response> {
  const { organizationId } = await params;
  const claims = await readSession();
  if (!claims) return fail(401, 'signed_out');
  const access = await findOrganizationAccess(claims, organizationId);
  if (!access) return (await sessionOwner(claims)) ? fail(404, 'not_found') : fail(401, 'signed_out');
  if (!can(access.role, 'organization:export'))
    return refuseFile(access, 'organization:export', fail(403, 'not_allowed'));
  const tooMany = await tooManyExports('archive', access);
  if (tooMany) return tooMany;
  const wanted = new URL(request.url).searchParams.get('lang');
  const lang = isLang(wanted) ? wanted : await getLocale();
  const now = new Date();
  const archive = await organizationArchive(access, { lang, now }).catch((error: unknown) => {
    if (error instanceof Refused) return error;
    throw error;
  });
  if (archive instanceof Refused) {
    if (archive.reason !== 'confirm_again') return fail(403, archive.reason);
    const headers = { location: `/organizations/${organizationId}/settings#own-data` };
    return new Response(null, { status: 303, headers });
  }
  const name = `patamar-${words(lang, 'archive')('file')}-${calendarDay(now, access.timeZone)}.zip`;
  await recordExport(access, name);
  // The same stream under the name of another standard, whose types do not know of each other.
  const body = Readable.toWeb(archive) as ReadableStream<Uint8Array>;
  return new Response(body, {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': attachment(name),
      'content-language': lang,
      'cache-control': 'private, no-store',
    },
  });
}
