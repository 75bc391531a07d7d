// `npm run check`: what can be known without a database or a build, in seconds.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { plainLine } from './lib/counts.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { createShutdown } from './lib/shutdown.mjs';
import { createSuites } from './lib/suites.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const shutdown = createShutdown();
await ensureInstalled(root, { dev: true });
const suites = createSuites(root, shutdown);
await suites.lint();
await suites.types();
await suites.pure();
const total = suites.total();
if (!shutdown.stopping) console.log(plainLine(total));
await shutdown.finish(total.failed === 0 ? 0 : 1);
