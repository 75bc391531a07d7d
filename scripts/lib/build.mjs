import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { liveLeases } from './leases.mjs';
import { withLock } from './lock.mjs';
import { exited, start } from './processes.mjs';
import { sourcesHash } from './sources.mjs';
import { say } from './steps.mjs';

/** Where servers that run from the build in this folder leave a lease. */
export const servingLeases = (root) => join(root, '.data', 'serving');

/**
 * Makes the production build when the sources are not the ones it was made from. Launchers take turns.
 * @param {string} root
 * @param {Record<string, string>} env
 * @param {{ cancelled?: () => boolean }} [options]
 * @returns {Promise<boolean>} whether it was built now
 * @throws with the end of the log when the build fails
 */
export async function ensureBuilt(root, env, { cancelled } = {}) {
  const marker = join(root, '.next', '.patamar-build');
  mkdirSync(join(root, '.data'), { recursive: true });
  return withLock(
    join(root, '.data', 'build.lock'),
    async () => {
      const hash = sourcesHash(root, env);
      if (isBuilt(root, marker, hash)) return false;
      const others = liveLeases(servingLeases(root));
      if (others.length > 0) {
        throw new Error(
          `Patamar already runs from this folder with an older build (process ${others.join(', ')}): stop it first.`,
        );
      }
      rmSync(marker, { force: true });
      await build(root, env);
      writeFileSync(marker, hash);
      return true;
    },
    { cancelled, onWait: () => say('Waiting for another launcher that is building …') },
  );
}

async function build(root, env) {
  const log = join(root, '.data', 'build.log');
  const output = openSync(log, 'w');
  const next = join(root, 'node_modules', 'next/dist/bin/next');
  const child = start(process.execPath, [next, 'build'], {
    cwd: root,
    env: { ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const code = await exited(child);
  if (code === 0) return;
  const end = readFileSync(log, 'utf8').trim().split('\n').slice(-60).join('\n');
  throw new Error(`${end}\n\nThe build failed. All of its output: ${log}`);
}

function isBuilt(root, marker, hash) {
  try {
    return (
      readFileSync(marker, 'utf8') === hash && readFileSync(join(root, '.next', 'BUILD_ID'), 'utf8') !== ''
    );
  } catch {
    return false;
  }
}
