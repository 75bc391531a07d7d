import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

/** As React renders: pieces of work that overlap with those of others, an abort with an error, and a little work after it. */
const RENDERS = `
const { AsyncLocalStorage } = require('node:async_hooks');
const requests = new AsyncLocalStorage();
const made = [];
let newest;
const render = () => new Promise((done) => {
  const request = { controller: new AbortController() };
  made.push(new WeakRef(request));
  newest = request;
  requests.run(request, () => {
    let pieces = 0;
    setImmediate(function work() {
      pieces += 1;
      if (pieces === 3) request.controller.abort(new Error('This render completed.'));
      if (pieces < 6) setImmediate(work); else done();
    });
  });
});
async function lane(number) {
  for (let i = 0; i < number; i += 1) await new Promise((resolve) => setImmediate(resolve));
  for (let i = 0; i < 100; i += 1) await render();
}
Promise.all([0, 1, 2, 3].map(lane)).then(() => setTimeout(() => {
  gc();
  console.log(made.filter((one) => one.deref()).length, Boolean(newest));
}, 20));
`;

const module = new URL('./forget-renders.mjs', import.meta.url).href;
async function kept(before = '', after = '') {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--expose-gc',
    '-e',
    before + RENDERS + after,
  ]);
  return Number(stdout.split(' ')[0]);
}

it('lets go of renders that are over, while others go on', async () => {
  const first = `import('${module}').then(({ forgetRenders }) => { forgetRenders(); start(); }); const start = () => {`;
  expect(await kept(first, '};')).toBeLessThan(10);
});
