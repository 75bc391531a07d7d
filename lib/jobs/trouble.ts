import 'server-only';
import { sql } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';

/**
 * Whether the mail server cannot be reached now, which is asked for whoever gets a mail or not (lib/mail/transport.ts): it tells of
 * the server, and of nobody.
 */
export async function mailServerIsOut(): Promise<boolean> {
  const [row] = await systemDatabase().execute<{ out: boolean }>(sql`
    select exists (select from graphile_worker._private_jobs where last_error = 'mail_server'
      and attempts > 0 and updated_at > now() - interval '1 day') as out`);
  return row?.out ?? false;
}
