import { createHash } from 'node:crypto';
import { closeSync, cpSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exited, start } from '../lib/processes.mjs';

/** The least a Next.js application can be: one page made per request, one route that takes a POST. */
const files = {
  'package.json': '{ "name": "floor", "private": true, "type": "module" }\n',
  // The packages are the project's own, found from its folder.
  'next.config.js': `import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
export default { poweredByHeader: false, reactStrictMode: true, turbopack: { root }, outputFileTracingRoot: root };
`,
  'app/layout.jsx': `export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
`,
  'app/page.jsx': `import { connection } from 'next/server';

export default async function Page() {
  await connection();
  return <main>Floor</main>;
}
`,
  // Where the application saves answers: the server lets nothing else through that is not read.
  'app/api/rounds/[roundId]/answers/route.js': `export async function PUT() {
  return Response.json({});
}
`,
};

/**
 * Makes the floor inside the project's data folder, with the project's own Next.js and its own server script, and
 * builds it unless that was done before.
 * @param {string} root
 * @returns {Promise<string>} its folder
 * @throws when the build fails
 */
export async function ensureFloor(root) {
  const folder = join(root, '.data', 'bench-floor');
  const marker = join(folder, '.next', '.floor-build');
  const wanted = floorHash(root);
  const scripts = join(folder, 'scripts');
  rmSync(scripts, { recursive: true, force: true });
  if (readIfThere(marker) !== wanted) {
    rmSync(folder, { recursive: true, force: true });
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(folder, name, '..'), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    await build(root, folder);
    writeFileSync(marker, wanted);
  }
  // A copy, because the server script serves the project it stands in.
  cpSync(join(root, 'scripts'), scripts, { recursive: true });
  return folder;
}

async function build(root, folder) {
  const log = join(root, '.data', 'bench-floor.log');
  const output = openSync(log, 'w');
  const child = start(process.execPath, [join(root, 'node_modules/next/dist/bin/next'), 'build'], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  if ((await exited(child)) !== 0) throw new Error(`The floor could not be built. Its log: ${log}`);
}

function floorHash(root) {
  const version = (name) => readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8');
  const parts = [JSON.stringify(files), version('next'), version('react'), version('react-dom')];
  return createHash('sha256').update(parts.join('\0')).digest('hex');
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
