import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { builtInModel, readModel } from '@/lib/model/load';

let directory = '';

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'model-'));
  cpSync('lib/model/content', directory, { recursive: true });
});

afterEach(() => rmSync(directory, { recursive: true }));

const read = (name: string) => readFileSync(path.join(directory, name), 'utf8');
const write = (name: string, content: string) => writeFileSync(path.join(directory, name), content);

/** Replaces text that must be there, so that a change of the content cannot empty a test. */
function edit(name: string, from: string | RegExp, to: string) {
  const before = read(name);
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  write(name, after);
}

test('reads the same model from any folder', () => {
  expect(readModel(directory)).toEqual(builtInModel());
});

test('reads a changed title', () => {
  edit('principles/dev-vc.yaml', 'en: Version control', 'en: History of the code');
  const found = readModel(directory).principles.find(({ id }) => id === 'DEV-VC');
  expect(found?.title).toEqual({ en: 'History of the code', 'pt-BR': 'Controle de versão' });
});

describe('refuses, and names the place of', () => {
  test('a text missing in one language', () => {
    edit('principles/dev-ci.yaml', '  pt-BR: Integração contínua\n', '');
    expect(() => readModel(directory)).toThrow(
      'principles/dev-ci.yaml:3 missing-language id: DEV-CI, key: title, lang: pt-BR',
    );
  });

  test('a misspelt key', () => {
    edit('principles/dev-ci.yaml', 'effort: 2', 'efort: 2');
    const line =
      read('principles/dev-ci.yaml')
        .split('\n')
        .findIndex((one) => one.includes('efort')) + 1;
    expect(() => readModel(directory)).toThrow(
      `principles/dev-ci.yaml:${line} unknown-key id: DEV-CI-1, key: efort, meant: effort`,
    );
  });

  test('broken YAML and a repeated key', () => {
    edit('roles.yaml', 'id: DE\n', 'id: [DE\n');
    expect(() => readModel(directory)).toThrow('roles.yaml:4 syntax ');
    edit('roles.yaml', 'id: [DE\n', 'id: DE\n  id: DE\n');
    expect(() => readModel(directory)).toThrow('roles.yaml:4 duplicate-key key: id');
  });

  test('an anchor and an alias', () => {
    edit('roles.yaml', /title:\n\s+en: Data engineer\n\s+pt-BR: .+\n/, 'title: { en: A, pt-BR: B }\n');
    expect(readModel(directory).roles[0]?.title.en).toBe('A');
    edit('roles.yaml', 'title: {', 'title: &t {');
    expect(() => readModel(directory)).toThrow('roles.yaml:4 alias ');
    edit('roles.yaml', /title:\n\s+en: Machine learning engineer\n\s+pt-BR: .+\n/, 'title: *t\n');
    expect(() => readModel(directory)).toThrow('roles.yaml:6 alias ');
  });

  test('a principle file that is not listed, or is listed and missing', () => {
    edit('model.yaml', '      - DAT-CYC\n', '');
    expect(() => readModel(directory)).toThrow('principles/dat-cyc.yaml:1 file ');
    rmSync(path.join(directory, 'principles/dat-cyc.yaml'));
    edit('model.yaml', '      - DAT-MON\n', '      - DAT-MON\n      - DAT-CYC\n');
    expect(() => readModel(directory)).toThrow(/model\.yaml:\d+ file id: DAT-CYC, name: .*dat-cyc\.yaml/);
  });

  test('a missing model.yaml or roles.yaml', () => {
    rmSync(path.join(directory, 'roles.yaml'));
    expect(() => readModel(directory)).toThrow('roles.yaml:1 file ');
    rmSync(path.join(directory, 'model.yaml'));
    expect(() => readModel(directory)).toThrow('model.yaml:1 file ');
  });

  test('a scale that is missing', () => {
    edit('model.yaml', /^scale:[\s\S]*(?=^frameworks:)/m, '');
    expect(() => readModel(directory)).toThrow(/missing-key .*key: scale/);
  });

  test('a principle in the file of another', () => {
    write('principles/dev-ci.yaml', read('principles/dev-cd.yaml'));
    expect(() => readModel(directory)).toThrow(
      'principles/dev-ci.yaml:1 file id: DEV-CI, found: DEV-CD, wanted: DEV-CI',
    );
  });

  test('every finding of the check', () => {
    edit('principles/dev-ci.yaml', 'requires: DEV-VC-1', 'requires: DEV-CI-4');
    edit('principles/dat-mon.yaml', 'key: true', 'key: false');
    expect(() => readModel(directory)).toThrow(
      /2 problem[\s\S]*key-practice id: DAT-MON[\s\S]*acyclic .*DEV-CI-1 → DEV-CI-4/,
    );
  });
});
