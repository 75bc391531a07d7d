import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const here = dirname(fileURLToPath(import.meta.url));
const parts = readdirSync(here).filter((name) => !name.includes('.test.'));
const sources = [join(here, '..', 'serve.mjs'), ...parts.map((name) => join(here, name))];

/** docs/adr/0019: the server looks into no document, changes nothing that others own, and uses what Next.js documents. */
it.each([
  ['a document', /text\/html|<\/?(?:script|html|body|head|div)\b/i],
  ['a replaced method', /\.prototype\b|\b(?:response|request)\.(?:write|end|setHeader|writeHead)\s*=/],
  ['a secret of Next.js', /__NEXT|NEXT_PRIVATE|next-action|\brsc\b|\.next\b/],
])('nothing in the web server knows %s', (_, pattern) => {
  expect(sources.length).toBeGreaterThan(8);
  expect(sources.filter((path) => pattern.test(readFileSync(path, 'utf8')))).toEqual([]);
});
