import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { headers } from 'next/headers';
import { clientAddress } from '@/lib/access/client-address';
import { networkOf } from '@/lib/access/network';
import type { Permission } from '@/lib/access/policy';
import { beforeExport } from '@/lib/access/throttle';
import type { OrganizationAccess } from '@/lib/access/types';
import { getTranslations } from '@/lib/i18n/translate';
import { recordAttempt } from '@/lib/security-log/attempts';
import { NoThread } from '@/lib/work/threads';

/** Who exports, where places and limits are counted: each network for itself, where all visitors are the same few people. */
export async function exporter({ userId, inDemo }: { userId: string; inDemo: boolean }): Promise<string> {
  return inDemo ? `${userId} ${networkOf(clientAddress(await headers()))}` : userId;
}

/** What is answered to who asks for a file that their role does not give; that they tried is written down. */
export async function refuseFile<T>(
  access: OrganizationAccess,
  permission: Permission,
  answer: T,
): Promise<T> {
  await recordAttempt({ access, permission });
  return answer;
}

/**
 * Milliseconds that a refusal waits before it goes out. Whoever asks again at once, in as many connections as a browser has, would keep
 * the process busy with refusing, and others would wait for that instead of for the file.
 */
const HELD_BACK_MS = 1_000;

async function refuse(
  status: number,
  seconds: number,
  body: { error: string; message: string },
): Promise<Response> {
  await sleep(HELD_BACK_MS);
  return Response.json(body, {
    status,
    headers: { 'retry-after': String(seconds), 'cache-control': 'private, no-store' },
  });
}

/** Answers for a file that no thread could draw, with a sentence: 503. Anything else that went wrong goes on. */
export async function notMade(error: unknown): Promise<Response> {
  if (!(error instanceof NoThread)) throw error;
  const t = await getTranslations('common.noThread');
  return refuse(503, error.why === 'busy' ? 5 : 60, { error: error.why, message: t(error.why) });
}

/**
 * Must be asked before a file is made for somebody. 429 with a sentence that says how long to wait when they had too many
 * lately: a download is opened like a page, so a person may read it. Null when the file may be made.
 */
export async function tooManyExports(
  kind: 'document' | 'rows' | 'archive',
  access: { userId: string; inDemo: boolean },
): Promise<Response | null> {
  const seconds = await beforeExport(kind, access, clientAddress(await headers()));
  if (seconds === null) return null;
  const t = await getTranslations('common.refused');
  const message = t('too_many', { minutes: Math.ceil(seconds / 60) });
  return refuse(429, seconds, { error: 'too_many', message });
}
