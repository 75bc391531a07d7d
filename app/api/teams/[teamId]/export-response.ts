import 'server-only';
import { getLocale } from 'next-intl/server';
import { findTeamAccess, isId } from '@/lib/access/find-access';
import { can } from '@/lib/access/policy';
import { readSession } from '@/lib/access/session';
import { attachment, exportFileName } from '@/lib/exports/file-name';
import { isLang } from '@/lib/i18n/locale';
import { type DrawnReport, teamReport } from '@/lib/plans/report';

interface Export {
  kind: 'plan' | 'results';
  extension: 'csv' | 'json' | 'pdf';
  contentType: string;
  write: (drawn: DrawnReport) => string | Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>;
}

const fail = (status: number, error: string) =>
  Response.json({ error }, { status, headers: { 'cache-control': 'private, no-store' } });

/**
 * An export as a download, in the language of `?lang=` or else of the request. 401 signed out, 404 for strangers and for
 * what does not exist, 403 where the role may not export.
 */
export async function exportResponse(
  request: Request,
  { teamId, roundId }: { teamId: string; roundId?: string },
  { kind, extension, contentType, write }: Export,
): Promise<Response> {
  const claims = await readSession();
  if (!claims) return fail(401, 'signed_out');
  const access = await findTeamAccess(claims, teamId);
  if (!access || (roundId !== undefined && !isId(roundId))) return fail(404, 'not_found');
  if (!can(access.role, 'plan:export')) return fail(403, 'not_allowed');
  const wanted = new URL(request.url).searchParams.get('lang');
  const lang = isLang(wanted) ? wanted : await getLocale();
  const drawn = await teamReport(access, { lang, now: new Date(), roundId });
  if (!drawn) return fail(404, 'not_found');
  const name = exportFileName(drawn.report, kind, extension);
  return new Response(await write(drawn), {
    headers: {
      'content-type': contentType,
      'content-disposition': attachment(name),
      'content-language': lang,
      'cache-control': 'private, no-store',
    },
  });
}
