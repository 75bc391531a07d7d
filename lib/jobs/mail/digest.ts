import 'server-only';
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { offLinks } from '@/lib/access/mail-links';
import { beforeMail } from '@/lib/access/throttle';
import { mailSettings } from '@/lib/env';
import { isLang } from '@/lib/i18n/locale';
import { digestMail } from '@/lib/mail/kinds/digest';
import { demandMailServer, sendMail } from '@/lib/mail/transport';
import { JobFailure } from '../problem';
import { partOf, readerOf, stillDue, turnedOff } from './due';
import type { DigestItem } from './fan-out';

/** The same things make the same id: should the process end before it is noted that they were sent, mail programs see one mail. */
const idOf = (items: readonly DigestItem[]): string =>
  createHash('sha256')
    .update(items.map(({ jobId, stepId, userId }) => `${jobId ?? stepId} ${userId}`).join('\n'))
    .digest('hex')
    .slice(0, 32);

/** Has it looked at again once the person may get another mail; what comes until then goes along. */
const later = (userId: string, items: readonly DigestItem[], ms: number) =>
  systemDatabase().execute(sql`
    select graphile_worker.add_job('digest', ${JSON.stringify(items)}::json, max_attempts => 25,
      run_at => now() + make_interval(secs => ${Math.ceil(ms / 1000)}), job_key => ${`digest:${userId}`},
      job_key_mode => 'preserve_run_at')`);

/**
 * Mails one person what has been gathered for them, if something of it is still due and they want it. What was sent and to whom is kept
 * nowhere, and whoever gets nothing leaves no other trace. Throws `JobFailure`.
 */
export async function sendDigest(items: readonly DigestItem[]): Promise<void> {
  const [first] = items;
  if (!first || !mailSettings()) return;
  // Asked for everybody alike, also for who gets nothing.
  await demandMailServer();
  const { userId } = first;
  const [reader, off] = [await readerOf(userId), await turnedOff(userId)];
  const due = (await stillDue(userId, items)).filter(({ kind }) => !off.has(kind));
  const [leading] = due;
  if (!reader || !leading) return;
  const wait = await beforeMail(userId);
  if (wait !== null) return void (await later(userId, items, wait));
  const lang = isLang(reader.lang) ? reader.lang : 'en';
  const links = offLinks(userId, leading.kind);
  const parts = due.map((one) => partOf(lang, one));
  const mail = digestMail(lang, { name: reader.name, parts, kind: leading.kind, off: links.page });
  await sendMail({ ...mail, to: reader.email, id: idOf(items), off: links.post }).catch((error: unknown) => {
    // Only who has not answered gets a reminder: that theirs came back, or that just now the mail server failed, is told nobody.
    if (error instanceof JobFailure && error.forGood) return;
    throw new JobFailure('recipient_delayed');
  });
}
