// The program of a thread that works beside the web server (lib/work/threads.ts). No bundle holds it: it reads the sources, as
// every script does.
import { register } from 'node:module';
import { constants, setPriority } from 'node:os';
import { register as readTypeScript } from 'tsx/esm/api';

// Whoever looks at a page or saves answers meanwhile goes first. On Linux this is about the thread that calls it, elsewhere
// about the whole process.
if (process.platform === 'linux') {
  try {
    setPriority(constants.priority.PRIORITY_LOW);
  } catch {
    // Where it is not allowed, it goes on as it is.
  }
}
// A thread does not inherit the loader of TypeScript, and `server-only` knows bundlers alone.
const SERVER_ONLY = `export const resolve = (name, context, next) =>
  name === 'server-only' ? { url: 'data:text/javascript,', shortCircuit: true } : next(name, context);`;
register(`data:text/javascript,${encodeURIComponent(SERVER_ONLY)}`);
readTypeScript();

const parsed = (models) => models.map((text) => JSON.parse(text));

/** What a thread can do. Each reads its sources when it is first asked for: drawing needs much that checking does not. */
const TASKS = {
  async publish({ work, models }, tell) {
    const { runPublishWork } = await import('../lib/rounds/publish-work.ts');
    return runPublishWork(work, parsed(models), tell);
  },
  async compare({ work, models }) {
    const { runCompareWork } = await import('../lib/rounds/publish-work.ts');
    return runCompareWork(work, parsed(models));
  },
  async lint({ text, base }) {
    const { lintDocument } = await import('../lib/model/document.ts');
    return lintDocument(text, { base });
  },
  async plan({ report, charts }) {
    const { planPdf } = await import('../lib/exports/pdf.ts');
    return planPdf(report, charts);
  },
  async summary({ paper }) {
    const { summaryPdf } = await import('../lib/exports/pdf.ts');
    return summaryPdf(paper);
  },
};

export default async function run({ task, input, port }) {
  try {
    return await TASKS[task](input, (share) => port?.postMessage(share));
  } finally {
    port?.close();
  }
}
