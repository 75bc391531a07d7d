import 'server-only';
import { headers } from 'next/headers';
import { clientAddress } from '@/lib/access/client-address';
import { beforeExport } from '@/lib/access/throttle';
import { getTranslations } from '@/lib/i18n/translate';

/**
 * Must be asked before a file is made for somebody. 429 with a sentence that says how long to wait when they had too many
 * lately: a download is opened like a page, so a person may read it. Null when the file may be made.
 */
export async function tooManyExports(
  kind: 'document' | 'rows',
  access: { userId: string; inDemo: boolean },
): Promise<Response | null> {
  const seconds = await beforeExport(kind, access, clientAddress(await headers()));
  if (seconds === null) return null;
  const t = await getTranslations('common.refused');
  const message = t('too_many', { minutes: Math.ceil(seconds / 60) });
  return Response.json(
    { error: 'too_many', message },
    { status: 429, headers: { 'retry-after': String(seconds), 'cache-control': 'private, no-store' } },
  );
}
