import { statSync } from 'node:fs';
import { databaseAddresses } from '@/db/addresses';
import { BackupProblem } from '@/db/backup/problem';
import { restoreBackup } from '@/db/backup/restore';
import { backupOf, type Progress } from '@/db/backup/save';
import { isOutOfReach } from '@/db/out-of-reach';
import { words } from '@/lib/i18n/words';
import type { Lang } from '@/lib/model/schema';
import { keyMark } from '@/lib/rounds/person-hash';
import type { Options } from './arguments';
import type { Outcome } from './files';
import { withInstallation } from './installation';
import { writeWhole } from './whole-file';

/** How often somebody who waits is told how far it is, in milliseconds. */
const TELL_MS = 2_000;

const say = (line: string) => process.stderr.write(`${line}\n`);

/** Tells now and then how far it is; ends it where somebody wants it to stop. */
function telling(signal: AbortSignal, line: (done: number, all: number) => string): Progress {
  let next = Date.now() + TELL_MS;
  return (done, all) => {
    signal.throwIfAborted();
    if (Date.now() < next) return;
    next = Date.now() + TELL_MS;
    say(line(done, all));
  };
}

const codeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : '';

/** What went wrong, in a sentence. */
function sentence(error: unknown, lang: Lang, about: { file: string; way: 'read' | 'write' }): string {
  const t = words(lang, 'backup');
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'AbortError') return t('stopped');
  if (error instanceof BackupProblem) return t(`problems.${error.reason}`, { ...about, ...error.about });
  if (isOutOfReach(error)) return t('problems.unreachable', { why: error.message });
  if (/^E[A-Z]+$/.test(codeOf(error))) return t('problems.file', { ...about, reason: codeOf(error) });
  return error.message;
}

async function attempt(
  { lang, files: [file = ''] }: Options,
  way: 'read' | 'write',
  work: (file: string, signal: AbortSignal) => Promise<string>,
): Promise<Outcome> {
  try {
    return { code: 0, output: await withInstallation(say, (signal) => work(file, signal)), errors: '' };
  } catch (error) {
    if (process.env.DEBUG) console.error(error);
    return { code: 2, output: '', errors: sentence(error, lang, { file, way }) };
  }
}

/** `backup FILE`: saves everything that this installation's database holds, while people use it. */
export function runBackup(options: Options): Promise<Outcome> {
  const t = words(options.lang, 'backup');
  return attempt(options, 'write', async (file, signal) => {
    let rows = 0;
    const told = telling(signal, (done, all) => t('saving', { done, all }));
    const content = backupOf(databaseAddresses().direct, (done, all) => {
      rows = done;
      told(done, all);
    });
    await writeWhole(file, content, signal);
    return t('saved', { rows, file, size: Math.ceil(statSync(file).size / 1000) });
  });
}

/** `restore FILE`: puts what `backup` saved into the empty database of this installation. */
export function runRestore(options: Options): Promise<Outcome> {
  const t = words(options.lang, 'backup');
  return attempt(options, 'read', async (file, signal) => {
    say(t('checking'));
    const told = telling(signal, (done, all) => t('restoring', { done, all }));
    const { header, answersKey } = await restoreBackup(databaseAddresses().direct, file, told);
    const rows = header.tables.reduce((sum, table) => sum + table.rows, 0);
    const restored = t('restored', { rows, release: header.release, when: header.madeAt });
    const otherKey = answersKey !== null && answersKey !== keyMark();
    return otherKey ? `${restored}\n${t('other-key')}` : restored;
  });
}
