import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { largeDocument } from '@/lib/model/testing/large-document';
import { lint } from '@/lib/model/testing/sample-model';

// How long these take is measured by `npm run bench`.
const document = largeDocument(500);
const edges = document.practices.flatMap(({ prerequisites }) => prerequisites);

test.each([
  ['YAML', () => stringify(document, { lineWidth: 100 })],
  ['JSON', () => JSON.stringify(document, null, 2)],
  [
    'YAML with flow style in it',
    () => stringify(document).replace(/prerequisites: \[\]/, 'prerequisites: [ ]'),
  ],
])('500 practices with 960 prerequisites and all their texts are without fault in %s', (_, write) => {
  const text = write();
  expect(edges).toHaveLength(960);
  expect(text.length).toBeGreaterThan(1_000_000);
  expect(lint(text).findings).toEqual([]);
});

test('a cycle through all of them is named', () => {
  const ids = document.practices.map(({ id }) => id);
  const practices = document.practices.map((one, i) => ({
    ...one,
    prerequisites: [{ requires: ids[(i + 1) % ids.length] }],
  }));
  const { findings } = lint(JSON.stringify({ ...document, practices }));
  expect(findings.map(({ rule }) => rule)).toEqual(['acyclic']);
  expect(String(findings[0]?.params.cycle).split(' → ')).toHaveLength(501);
});
