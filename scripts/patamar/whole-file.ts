import { createWriteStream, statSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { withLock } from '../lib/lock.mjs';

/** A name is on the disk once its folder is; some systems do not let a folder be opened, and have no need of it. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

/**
 * Compresses what comes into a file that is there whole or not at all, whatever happens meanwhile: it is written under
 * another name (`….part`), and is on the disk before it gets its own. Only its owner may read it. Two at a time take turns.
 */
export async function writeWhole(
  file: string,
  source: AsyncIterable<Buffer>,
  signal: AbortSignal,
): Promise<void> {
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
    throw Object.assign(new Error(`${file} is a folder.`), { code: 'EISDIR' });
  const part = `${file}.part`;
  await withLock(
    `${file}.lock`,
    async () => {
      // Of one that was killed.
      await rm(part, { force: true });
      try {
        const target = createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true });
        await pipeline(source, createGzip(), target, { signal });
        await rename(part, file);
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
    },
    { cancelled: () => signal.aborted },
  );
  await syncFolder(dirname(file));
}
