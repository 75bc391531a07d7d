import 'server-only';
import { getLocale } from 'next-intl/server';
import type { SessionClaims } from '@/lib/access/find-access';
import { can } from '@/lib/access/policy';
import { readSession } from '@/lib/access/session';
import { sessionOwner } from '@/lib/access/sessions';
import type { OrganizationAccess } from '@/lib/access/types';
import { attachment } from '@/lib/exports/file-name';
import { isLang } from '@/lib/i18n/locale';
import type { Lang } from '@/lib/model/schema';
import { recordExport } from '@/lib/security-log/record';
import { exporter, notMade, refuseFile, tooManyExports } from './export-pace';

/** What is asked for, beside who asks. */
export interface ExportLook {
  query: Readonly<Record<string, string>>;
  lang: Lang;
  now: Date;
  /** Whose place it takes where files are drawn (lib/work/threads.ts). */
  who: string;
}

/** A file to take along. */
export interface ExportedFile {
  name: string;
  body: string | Uint8Array<ArrayBuffer>;
}

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  pdf: 'application/pdf',
} as const;
export type ExportExtension = keyof typeof TYPES;

const fail = (status: number, error: string) =>
  Response.json({ error }, { status, headers: { 'cache-control': 'private, no-store' } });

/**
 * The one door through which files leave: an export as a download, in the language of `?lang=` or else of the request. 401
 * signed out, 404 for strangers and for what does not exist, 403 where the role may not export, 429 after very many, 503 where
 * drawing it is too much.
 * @param write null where there is nothing of that name
 */
export async function exportFile<A extends OrganizationAccess>(
  request: Request,
  extension: ExportExtension,
  find: (claims: SessionClaims) => Promise<A | null>,
  write: (access: A, look: ExportLook) => Promise<ExportedFile | null>,
): Promise<Response> {
  const claims = await readSession();
  if (!claims) return fail(401, 'signed_out');
  const access = await find(claims);
  if (!access) return (await sessionOwner(claims)) ? fail(404, 'not_found') : fail(401, 'signed_out');
  if (!can(access.role, 'plan:export')) return refuseFile(access, 'plan:export', fail(403, 'not_allowed'));
  const tooMany = await tooManyExports(extension === 'pdf' ? 'document' : 'rows', access);
  if (tooMany) return tooMany;
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const lang = isLang(query.lang) ? query.lang : await getLocale();
  const who = await exporter(access);
  const file = await write(access, { query, lang, now: new Date(), who }).catch(notMade);
  if (file instanceof Response) return file;
  if (!file) return fail(404, 'not_found');
  await recordExport(access, file.name);
  return new Response(file.body, {
    headers: {
      'content-type': TYPES[extension],
      'content-disposition': attachment(file.name),
      'content-language': lang,
      'cache-control': 'private, no-store',
    },
  });
}
