// `npm start`, with --dev `npm run dev`, and with --worker `npm run worker`. Works on a bare clone, so it imports nothing but Node's own modules,
// and the rest only once this Node is known to be new enough to read it.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const { nodeVersionProblem } = await import('./lib/env.mjs');
const problem = nodeVersionProblem(process.versions.node);
if (problem) {
  console.error(problem);
  process.exit(1);
}
const { launch } = await import('./lib/launch.mjs');
const asked = (what) => process.argv.includes(`--${what}`);
await launch(dirname(dirname(fileURLToPath(import.meta.url))), {
  dev: asked('dev'),
  onlyWorker: asked('worker'),
});
