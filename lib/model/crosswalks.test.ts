import { describe, expect, test } from 'vitest';
import {
  crosswalksFile,
  entryOf,
  isKnown,
  itemsUnder,
  readCrosswalks,
  referencesFor,
  urlOf,
} from '@/lib/model/crosswalks';
import { findItem, leaves, principle } from '@/lib/model/graph';
import { builtInCrosswalks, builtInModel } from '@/lib/model/load';

const crosswalks = builtInCrosswalks();
const model = builtInModel();
const refs = (id: string, catalogue: string) =>
  (crosswalks.items.get(id) ?? []).filter((one) => one.catalogue === catalogue).map(({ ref }) => ref);

describe('the built-in crosswalks', () => {
  test('find every leaf in a catalogue, and name no item that is not in the model', () => {
    for (const { id } of leaves(model))
      expect([id, crosswalks.items.get(id)?.length]).not.toEqual([id, undefined]);
    for (const id of crosswalks.items.keys()) expect([id, findItem(model, id)?.id]).toEqual([id, id]);
    expect(crosswalks.items.get('MLO-CX')).toBeUndefined();
  });

  test('name known entries only, each once', () => {
    for (const [id, found] of crosswalks.items) {
      for (const reference of found)
        expect([id, reference, isKnown(crosswalks, reference)]).toEqual([id, reference, true]);
      expect(new Set(found.map(({ catalogue, ref }) => `${catalogue} ${ref}`)).size).toBe(found.length);
    }
  });

  test('place all 18 principles of the Manifesto under a principle, and those without one of their own as practices', () => {
    const manifesto = crosswalks.catalogues.find(({ id }) => id === 'manifesto');
    expect(manifesto?.entries.map(({ ref }) => ref)).toEqual(Array.from({ length: 18 }, (_, i) => i + 1));
    const places = Object.fromEntries(
      Array.from({ length: 18 }, (_, i) => [i + 1, itemsUnder(crosswalks, 'manifesto', i + 1)]),
    );
    expect(places).toEqual({
      1: ['DAT-SAT'],
      2: ['DAT-REL'],
      3: ['DAT-CHG'],
      4: ['DAT-TEAM'],
      5: ['DAT-DAY'],
      6: ['DAT-TEAM'],
      7: ['DAT-HERO'],
      8: ['DAT-DAY', 'DAT-DAY-3'],
      9: ['DAT-REP', 'DAT-REP-1'],
      10: ['DAT-REP', 'DAT-REP-2'],
      11: ['DAT-REP'],
      12: ['DAT-REP', 'DAT-REP-4'],
      13: ['DAT-CHG', 'DAT-CHG-3'],
      14: ['DAT-CYC', 'DAT-CYC-3', 'DAT-QUA-4'],
      15: ['DAT-QUA'],
      16: ['DAT-MON'],
      17: ['DAT-CYC', 'DAT-CYC-4'],
      18: ['DAT-CYC'],
    });
  });

  test('leave no entry of the DORA, Manifesto and ml-ops.org catalogues unused', () => {
    for (const { id, entries } of crosswalks.catalogues)
      for (const { ref } of entries)
        expect([id, ref, itemsUnder(crosswalks, id, ref).length > 0]).toEqual([id, ref, true]);
  });

  test('title entries in both languages, all different', () => {
    for (const { entries } of crosswalks.catalogues) {
      for (const lang of ['en', 'pt-BR'] as const)
        expect(new Set(entries.map(({ title }) => title[lang])).size).toBe(entries.length);
    }
    expect(entryOf(crosswalks, { catalogue: 'manifesto', ref: 14 })?.title.en).toBe(
      'Analytics is manufacturing',
    );
  });

  test('lead to the page of a DORA capability, and to the list where entries have no page', () => {
    const url = (id: string, ref: string | number) => {
      const catalogue = crosswalks.catalogues.find((one) => one.id === id);
      return catalogue && urlOf(catalogue, ref);
    };
    expect(url('dora', 'wip-limits')).toBe('https://dora.dev/capabilities/wip-limits/');
    expect(url('manifesto', 14)).toBe('https://dataopsmanifesto.org/');
    // Names of pages at dora.dev that differ from their titles.
    expect(itemsUnder(crosswalks, 'dora', 'teams-empowered-to-choose-tools')).toEqual(['DAT-TEAM']);
    expect(itemsUnder(crosswalks, 'dora', 'work-visibility-in-value-stream')).toEqual(['DAT-DAY', 'DAT-CYC']);
    expect(itemsUnder(crosswalks, 'dora', 'generative-organizational-culture')).toEqual(['DEV-COL']);
  });

  test('spell out ranges', () => {
    expect(refs('DEV-VC', 'mm')).toEqual([10, 11, 16, 17, 18]);
    expect(refs('DAT-REP', 'manifesto')).toEqual([9, 10, 11, 12]);
    expect(refs('MLO-TST', 'ml-test-score')).toHaveLength(28);
  });
});

test('what a model says itself comes first', () => {
  const leaf = principle(model, 'DAT-SAT');
  expect(referencesFor(crosswalks, leaf)).toContainEqual({ catalogue: 'manifesto', ref: 1 });
  const own = [{ catalogue: 'mm' as const, ref: 7 }, 'Handbook 3'];
  expect(referencesFor(crosswalks, { ...leaf, crosswalk: own })).toEqual([{ catalogue: 'mm', ref: 7 }]);
  expect(referencesFor(crosswalks, { id: 'DEV-ZZ' })).toEqual([]);
});

test('an unknown catalogue, entry or number is not known', () => {
  const small = readCrosswalks(
    crosswalksFile.parse({
      catalogues: [
        { id: 'mm', title: { en: 'A', 'pt-BR': 'B' }, url: 'https://example.org', counted: 3, entries: [] },
      ],
      principles: { 'DEV-CI': { mm: ['1-3'] } },
      practices: {},
    }),
  );
  const known = (catalogue: 'mm' | 'dora', ref: string | number) => isKnown(small, { catalogue, ref });
  expect([known('mm', 3), known('mm', 4), known('mm', 'x'), known('dora', 1)]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
