import { getLocale } from 'next-intl/server';
import { tooManyExports } from '@/app/api/export-pace';
import { findOrganizationAccess } from '@/lib/access/find-access';
import { readSession } from '@/lib/access/session';
import { sessionOwner } from '@/lib/access/sessions';
import { isLang } from '@/lib/i18n/locale';
import { words } from '@/lib/i18n/words';
import { writeDocument } from '@/lib/model/document';
import { model as modelShape } from '@/lib/model/schema';
import { getVersion } from '@/lib/model-versions/queries';
import { recordExport } from '@/lib/security-log/record';

const fail = (status: number, error: string) =>
  Response.json({ error }, { status, headers: { 'cache-control': 'private, no-store' } });

/**
 * A model as YAML to change and upload again: `built-in.yaml`, or the id of a version. 401 signed out, 404 for strangers
 * and for what is not theirs. Its remark is in the language of `?lang=` or else of the request.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ organizationId: string; file: string }> },
): Promise<Response> {
  const { organizationId, file } = await params;
  const claims = await readSession();
  if (!claims) return fail(401, 'signed_out');
  const access = await findOrganizationAccess(claims, organizationId);
  const [, id] = /^([\w-]+)\.yaml$/.exec(file) ?? [];
  const found = access && id ? await getVersion(access, id) : null;
  if (!access && !(await sessionOwner(claims))) return fail(401, 'signed_out');
  if (!access || !found) return fail(404, 'not_found');
  const tooMany = await tooManyExports('rows', access);
  if (tooMany) return tooMany;
  const { own, version, model } = found.version;
  const wanted = new URL(request.url).searchParams.get('lang');
  const lang = isLang(wanted) ? wanted : await getLocale();
  const t = words(lang, 'models');
  const name = t(own ? 'name.own' : 'name.builtIn', { version });
  // The database keeps keys in an order of its own; the schema has the one that an author expects.
  const text = writeDocument(modelShape.parse(model), t('file', { name }));
  const fileName = `patamar-model-${own ? 'own-' : ''}${version}.yaml`;
  await recordExport(access, fileName);
  return new Response(text, {
    headers: {
      'content-type': 'application/yaml; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}"`,
      'content-language': lang,
      'cache-control': 'private, no-store',
    },
  });
}
