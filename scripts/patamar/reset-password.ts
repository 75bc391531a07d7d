import { closeDatabases } from '@/db/client';
import { isOutOfReach } from '@/db/out-of-reach';
import { makePasswordLinkOf } from '@/lib/access/password-link';
import { siteOrigin } from '@/lib/env';
import { words } from '@/lib/i18n/words';
import type { Options } from './arguments';
import type { Outcome } from './files';
import { withInstallation } from './installation';

const say = (line: string) => process.stderr.write(`${line}\n`);

/** `reset-password EMAIL`: prints a link by which the owner of the address sets a new password. The last owner's way in. */
export async function runResetPassword({ lang, files: [email = ''] }: Options): Promise<Outcome> {
  const t = words(lang, 'backup');
  try {
    const made = await withInstallation(say, async () => {
      try {
        return await makePasswordLinkOf(email);
      } finally {
        await closeDatabases();
      }
    });
    if (typeof made === 'string') return { code: 2, output: '', errors: t(`reset.${made}`, { email }) };
    const link = `${siteOrigin()}/reset/${made.token}`;
    const when = made.expiresAt.toISOString();
    return { code: 0, output: t('reset.link', { email, when, link }), errors: '' };
  } catch (error) {
    if (process.env.DEBUG) console.error(error);
    const why = error instanceof Error ? error.message : String(error);
    return { code: 2, output: '', errors: isOutOfReach(error) ? t('problems.unreachable', { why }) : why };
  }
}
