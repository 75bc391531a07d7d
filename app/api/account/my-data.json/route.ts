import { getLocale } from 'next-intl/server';
import { tooManyExports } from '@/app/api/export-pace';
import { isDemoEmail } from '@/lib/access/email';
import { myData } from '@/lib/access/my-data/write';
import { Refused } from '@/lib/access/refused';
import { currentUser } from '@/lib/access/require';
import { attachment } from '@/lib/exports/file-name';
import { calendarDay } from '@/lib/i18n/format';
import { isLang } from '@/lib/i18n/locale';
import { words } from '@/lib/i18n/words';

const fail = (status: number, error: string) =>
  Response.json({ error }, { status, headers: { 'cache-control': 'private, no-store' } });

/**
 * Everything that is held about the signed-in person. 401 signed out, 403 for visitors of the demo, 429 after many; to the account
 * page, where it is asked again who is there, when that was not proven minutes ago. Its words are in the language of `?lang=` or else of
 * the request.
 */
export async function GET(request: Request): Promise<Response> {
  const user = await currentUser();
  if (!user) return fail(401, 'signed_out');
  const tooMany = await tooManyExports('document', { userId: user.id, inDemo: isDemoEmail(user.email) });
  if (tooMany) return tooMany;
  const wanted = new URL(request.url).searchParams.get('lang');
  const lang = isLang(wanted) ? wanted : await getLocale();
  const now = new Date();
  const data = await myData(user, { lang, now }).catch((error: unknown) => {
    if (error instanceof Refused) return error;
    throw error;
  });
  if (data instanceof Refused) {
    if (data.reason !== 'confirm_again') return fail(403, data.reason);
    return new Response(null, { status: 303, headers: { location: '/account#my-data' } });
  }
  const name = `patamar-${words(lang, 'myData')('file')}-${calendarDay(now, 'UTC')}.json`;
  return new Response(data, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': attachment(name),
      'content-language': lang,
      'cache-control': 'private, no-store',
    },
  });
}
