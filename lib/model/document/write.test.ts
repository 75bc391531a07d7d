import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { writeDocument } from '@/lib/model/document';
import { builtInModel } from '@/lib/model/load';
import type { Model } from '@/lib/model/schema';
import { arbitraryDocument } from '@/lib/model/testing/arbitrary-document';
import { lint, sampleDocument } from '@/lib/model/testing/sample-model';
import { tinyModel } from '@/lib/model/testing/tiny-model';

const read = (text: string): Model => {
  const { model, findings } = lint(text);
  expect(findings).toEqual([]);
  if (!model) throw new Error('No model');
  return model;
};

test('the built-in model is read from its own document, without a finding, key for key', () => {
  const model = builtInModel();
  const text = writeDocument(model);
  expect(read(text)).toEqual(model);
  expect(JSON.stringify(read(text))).toBe(JSON.stringify(model));
  expect(writeDocument(read(text))).toBe(text);
});

test('a small model is read from its document', () => {
  expect(read(writeDocument(tinyModel()))).toEqual(tinyModel());
});

test('practices stand inside their principle, and what is as usual is left out', () => {
  const text = writeDocument(tinyModel(), 'How to edit\nthis file');
  expect(text).toMatch(/^# How to edit\n# this file\n\nschemaVersion: /);
  expect(text).toContain('      - id: MLO-CC-2\n');
  expect(text).toContain('          - requires: DEV-AA-3\n');
  expect(text).not.toMatch(/weight|minLevel|principle:|framework:|mlPhase|evidence/);
});

test('what is not as usual is kept', () => {
  const model = tinyModel();
  const [first, second] = model.practices;
  if (!first || !second) throw new Error('The tiny model has practices');
  Object.assign(first, {
    weight: 2,
    mlPhase: 'design',
    evidence: ['EV-X'],
    benefits: [],
    testMoment: 'after-deployment',
    facet: 'culture',
    criteria: [first.title, second.title],
  });
  Object.assign(second, {
    prerequisites: [{ requires: first.id, minLevel: 3 }],
    rolesOverride: { DE: 'A', OPS: 'R' },
  });
  Object.assign(model.principles[0] ?? {}, { outcome: true });
  Object.assign(model, {
    modelVersion: '2.0.0-rc.1',
    glossary: [{ id: 'GL-A', text: { en: 'a', 'pt-BR': 'b' } }],
  });
  expect(read(writeDocument(model))).toEqual(model);
});

test('practices in another order than their principles keep their order', () => {
  const model = tinyModel();
  model.practices.reverse();
  expect(read(writeDocument(model))).toEqual(model);
});

describe('any correct model', () => {
  test('has no finding, in YAML or JSON, and comes back from its document', () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        const model = read(stringify(document));
        expect(read(JSON.stringify(document))).toEqual(model);
        expect(model.practices.map(({ title }) => title)).toEqual(
          document.practices.map(({ title }) => title),
        );
        expect(read(writeDocument(model))).toEqual(model);
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});

test('what a document leaves out is filled in', () => {
  const model = read(stringify(sampleDocument()));
  const [leaf, group, other] = model.principles;
  expect(model.scale.map(({ name }) => name.en)).toEqual(['L0', 'L1', 'L2', 'L3', 'L4']);
  expect(leaf?.framework).toBe('DEV');
  expect([group?.raci, group?.question]).toEqual([null, undefined]);
  expect(model.practices.map(({ facet }) => facet)).toEqual(['tool', ...Array(6).fill(undefined)]);
  expect([leaf?.outcome, other?.outcome]).toEqual([undefined, true]);
  expect(other?.definition).toEqual(other?.title);
  expect(other?.question).toEqual({ en: 'Quality?', 'pt-BR': 'Qualidade?' });
  expect(other?.raci).toMatchObject({ DE: 'A', DS: 'R', MGR: 'I' });
  expect(model.practices.at(-1)).toMatchObject({
    principle: 'DAT-QUA',
    mlPhase: null,
    weight: 1,
    key: false,
  });
});
