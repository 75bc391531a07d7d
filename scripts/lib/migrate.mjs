import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { exited, start } from './processes.mjs';

/**
 * Brings the database to the newest version, publishes the reference model and, when DEMO is 1, makes the demo.
 * @param {string} root
 * @param {Record<string, string>} env with DATABASE_URL
 * @param {(line: string) => void} onProgress is told each line that the program says while it works
 * @throws with the program's own words
 */
export async function migrateDatabase(root, env, onProgress = () => {}) {
  // The address of tsx rather than its name: Node looks for names from the working directory.
  const tsx = pathToFileURL(createRequire(join(root, 'package.json')).resolve('tsx')).href;
  const args = ['--conditions=react-server', '--import', tsx, 'scripts/prepare.ts'];
  const child = start(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  createInterface({ input: child.stdout }).on('line', onProgress);
  const code = await exited(child);
  if (code !== 0)
    throw new Error(`The database could not be prepared:\n${said.trim() || `exit code ${code}`}`);
}
