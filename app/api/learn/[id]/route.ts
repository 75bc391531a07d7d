import { isLang } from '@/lib/i18n/locale';
import { inPlace } from '@/lib/learn/in-place';
import { library } from '@/lib/learn/library';

/** An hour: the texts change only when Patamar itself does. */
const KEPT = { 'cache-control': 'public, max-age=3600' };

/**
 * The texts of a principle and its practices in the language of `?lang=`, for pages that show them in place. The same
 * for everybody, and the language stands in the address, so that every cache on the way may keep it.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const lang = new URL(request.url).searchParams.get('lang') ?? 'en';
  const found = isLang(lang) ? inPlace(library(lang), (await params).id) : undefined;
  return found
    ? Response.json(found, { headers: KEPT })
    : Response.json({ error: 'not_found' }, { status: 404, headers: { 'cache-control': 'no-store' } });
}
