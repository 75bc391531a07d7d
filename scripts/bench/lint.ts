// Milliseconds to lint large models, as JSON: `{ "YAML": 412.5, … }`. Each is the best of five, after the first has warmed up.
import { stringify } from 'yaml';
import { largeDocument } from '@/lib/model/testing/large-document';
import { lint } from '@/lib/model/testing/sample-model';

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

function fastest(text: string): number {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    lint(text);
    return performance.now() - start;
  });
  return Math.min(...times);
}

process.stdout.write(
  JSON.stringify(Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fastest(text)]))),
);
