import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { sampleDocument } from '@/lib/model/testing/sample-model';
import { readArguments } from './arguments';
import { runCommand } from './run';

let folder = '';
const file = (name: string) => join(folder, name);
const write = (name: string, content: string | Buffer) => writeFileSync(file(name), content);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lint-'));
  const good = stringify(sampleDocument(), { aliasDuplicateObjects: false });
  write('good.yaml', good);
  write('good.json', JSON.stringify(sampleDocument()));
  write('broken.yaml', good.replace('requires: DEV-VC-2', 'requires: DEV-NO-1'));
  write('odd.yaml', good.replace('schemaVersion', 'colour: red\nschemaVersion'));
  write('latin1.yaml', Buffer.from([0x61, 0x3a, 0x20, 0xe9]));
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: string[]) => runCommand(readArguments(args, { LANG: 'en_US.UTF-8' }));

describe('exit codes', () => {
  test.each([
    [0, ['lint']],
    [0, ['lint', 'good.yaml']],
    [0, ['lint', 'good.json', 'good.yaml']],
    [0, ['lint', 'odd.yaml']],
    [1, ['lint', 'broken.yaml']],
    [1, ['lint', 'good.yaml', 'broken.yaml']],
    [2, ['lint', 'nowhere.yaml']],
    [2, ['lint', 'broken.yaml', 'nowhere.yaml']],
    [2, ['lint', 'latin1.yaml']],
    [2, ['lint', '.']],
    [2, ['lint', '--colour', 'good.yaml']],
    [2, ['lint', '--lang', 'fr', 'good.yaml']],
    [2, ['polish', 'good.yaml']],
    [2, ['backup']],
    [2, ['restore', 'one', 'two']],
    [2, []],
    [0, ['--help']],
    [0, ['lint', '-h']],
  ])('%i for %j', (code, args) => {
    const placed = args.map((arg) => (/\.(yaml|json)$|^\.$/.test(arg) ? file(arg) : arg));
    expect(run(...placed).code).toBe(code);
  });
});

test('prints file, line, id, rule and a sentence, and a summary', () => {
  const { output, errors } = run('lint', file('broken.yaml'));
  const [line, summary] = output.split('\n');
  expect(line).toMatch(
    /broken\.yaml:\d+ DEV-VC-3 known-prerequisite DEV-VC-3 requires the unknown practice DEV-NO-1\.$/,
  );
  expect(summary).toBe('1 model checked: 1 error, no warnings.');
  expect(errors).toBe('');
});

test('marks warnings, which do not fail', () => {
  const { output } = run('lint', file('odd.yaml'));
  expect(output).toMatch(/odd\.yaml:1 - unknown-key \[warning\] The key colour is unknown/);
});

test('prints JSON that a program can read', () => {
  const findings: unknown = JSON.parse(run('lint', '--json', file('broken.yaml')).output);
  expect(findings).toEqual([
    {
      file: file('broken.yaml'),
      line: expect.any(Number),
      column: expect.any(Number),
      id: 'DEV-VC-3',
      rule: 'known-prerequisite',
      severity: 'error',
      message: 'DEV-VC-3 requires the unknown practice DEV-NO-1.',
    },
  ]);
  expect(JSON.parse(run('lint', '--json', file('good.yaml')).output)).toEqual([]);
});

test('speaks the language asked for, or the one of the locale', () => {
  expect(run('lint', '--lang', 'pt-BR', file('broken.yaml')).output).toContain(
    'exige a prática desconhecida',
  );
  expect(run('lint', '--lang=pt-BR', file('broken.yaml')).output).toContain('1 erro');
  const spoken = (env: Record<string, string>) => readArguments(['lint'], env).lang;
  expect(spoken({ LANG: 'pt_BR.UTF-8' })).toBe('pt-BR');
  expect(spoken({ LANG: 'en_US', LC_ALL: 'pt' })).toBe('pt-BR');
  expect(spoken({ LANG: 'pt_BR', LC_MESSAGES: 'C' })).toBe('en');
  for (const LANG of ['', 'C', 'de_DE']) expect(spoken({ LANG })).toBe('en');
});

test('says why a file cannot be read, and how the command is used', () => {
  expect(run('lint', file('nowhere.yaml')).errors).toContain('nowhere.yaml: there is no such file');
  expect(run('lint', folder).errors).toContain('it is a folder');
  expect(run('lint', file('latin1.yaml')).errors).toContain('it is not UTF-8 text');
  expect(run('polish').errors).toMatch(/^Unknown command: polish\n\nUsage: npm run patamar/);
  expect(run('--help').output).toMatch(/^Usage: /);
  expect(readArguments(['lint', '--', '--odd.yaml'], {}).files).toEqual(['--odd.yaml']);
});

test('runs as a program', () => {
  const program = (...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'scripts/patamar.ts', ...args], { encoding: 'utf8' });
  const broken = program('lint', file('broken.yaml'), '--lang', 'en');
  expect([broken.status, broken.stderr]).toEqual([1, '']);
  expect(broken.stdout).toContain('known-prerequisite');
  const content = program('lint');
  expect([content.status, content.stderr]).toEqual([0, '']);
}, 30_000);
