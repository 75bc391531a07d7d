import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchSettings, loadEnv } from '../lib/env.mjs';
import { keptSecret } from '../lib/secret.mjs';
import { startDatabase } from '../postgres.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Does something with the database of this installation, whose settings are then those of this process: that of
 * `DATABASE_URL`, or its own, which is joined where it runs, and started for as long as this takes where it does not.
 * @param say is told what a person who waits should know
 * @param work is asked to stop where somebody presses Ctrl-C; pressed again, it ends at once
 */
export async function withInstallation<T>(
  say: (line: string) => void,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const env = loadEnv(root);
  const { embedded, appUrl, wantedPort } = launchSettings(env);
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => stop.abort());
  const data = join(root, '.data');
  const server = embedded ? await startDatabase({ dir: data, say }) : undefined;
  try {
    if (server)
      Object.assign(env, {
        DATABASE_URL: server.url,
        NEXTAUTH_SECRET: env.NEXTAUTH_SECRET ?? keptSecret(data),
      });
    Object.assign(process.env, env, { NEXTAUTH_URL: appUrl ?? `http://localhost:${wantedPort}` });
    return await work(stop.signal);
  } finally {
    await server?.stop();
  }
}
