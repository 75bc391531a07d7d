// Milliseconds to lint large models and to refuse texts that are made to be slow, as JSON: `[{ name, value, budget }]`.
import { stringify } from 'yaml';
import { largeDocument } from '@/lib/model/testing/large-document';
import { lint } from '@/lib/model/testing/sample-model';
import { slowTexts } from '@/lib/model/testing/slow-texts';

const document = largeDocument(500);
const ids = document.practices.map(({ id }) => id);
const cycle = document.practices.map((one, i) => ({
  ...one,
  prerequisites: [{ requires: ids[(i + 1) % ids.length] }],
}));
const texts = {
  YAML: stringify(document, { lineWidth: 100 }),
  JSON: JSON.stringify(document, null, 2),
  'JSON with a cycle through all': JSON.stringify({ ...document, practices: cycle }),
};

/** Milliseconds of the fastest of some runs. */
async function fastest(runs: number, work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}

const lines: { name: string; value: number; budget: 'lint' | 'lintSlowest' }[] = [];
for (const [name, text] of Object.entries(texts)) {
  const value = await fastest(5, () => lint(text));
  lines.push({ name: `Linting 500 practices (${name})`, value, budget: 'lint' });
}
let slowest = { name: '', value: 0 };
for (const [name, text] of slowTexts) {
  const value = await fastest(1, () => lint(text));
  if (value > slowest.value) slowest = { name, value };
}
lines.push({ ...slowest, name: `Refusing a text of 2 MB (${slowest.name})`, budget: 'lintSlowest' });

process.stdout.write(JSON.stringify(lines));
