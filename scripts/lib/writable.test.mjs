import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureWritable, startProblem } from './writable.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** Permissions mean nothing to root: what an ordinary account may do is tried as one. */
const ordinary = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'patamar-writable-'));
  chmodSync(folder, 0o755);
});
afterEach(() => {
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true, force: true });
});

describe('ensureWritable', () => {
  it('is content with a folder that can be written to, or made', () => {
    expect(() => ensureWritable(folder)).not.toThrow();
    expect(() => ensureWritable(join(folder, 'a', 'b'))).not.toThrow();
  });
});

describe('startProblem', () => {
  it.each([
    ['EROFS', /cannot write to \/srv\/x: it is on a read-only disk\./],
    ['ENOSPC', /the disk is full/],
    ['EACCES', /cannot open \/srv\/x: this account may not/],
  ])('says what %s means', (code, words) => {
    const error = Object.assign(new Error(`${code}: …, open`), { code, path: '/srv/x' });
    expect(startProblem(error)).toMatch(words);
  });
  it('leaves every other sentence as it is', () => {
    expect(startProblem(new Error('PORT is "x".'))).toBe('PORT is "x".');
    expect(startProblem(Object.assign(new Error('no such file'), { code: 'ENOENT', path: '/a' }))).toBe(
      'no such file',
    );
  });
});

/** A copy of what `npm start` needs before it installs anything. */
function project() {
  cpSync(join(root, 'scripts'), join(folder, 'scripts'), { recursive: true });
  for (const name of ['package.json', 'package-lock.json']) cpSync(join(root, name), join(folder, name));
}

function started() {
  const env = { PATH: process.env.PATH, HOME: folder };
  const run = spawnSync(process.execPath, ['scripts/start.mjs'], { cwd: folder, env, ...ordinary });
  return { code: run.status, said: `${run.stdout}${run.stderr}`.trim() };
}

describe('npm start by an ordinary account', () => {
  it.each([
    ['a folder where nothing may be written', () => chmodSync(folder, 0o555), ''],
    ['a .data of somebody else', () => ownFolder('.data'), '/.data'],
    ['a .data that is a file', () => ownFile('.data'), '/.data'],
    ['a .next of somebody else', () => ownFolder('.next'), '/.next'],
  ])('says in one sentence what is wrong with %s', (_, spoil, path) => {
    project();
    if (ordinary.uid) chownSync(folder, ordinary.uid, ordinary.gid);
    spoil();
    const { code, said } = started();
    expect(code).toBe(1);
    expect(said.split('\n')).toHaveLength(1);
    expect(said).toContain(`Patamar cannot write to ${folder}${path}: `);
    expect(said).not.toMatch(/ {4}at |Error:/);
  });
});

function ownFolder(name) {
  mkdirSync(join(folder, name));
  chmodSync(join(folder, name), 0o555);
}

function ownFile(name) {
  writeFileSync(join(folder, name), '');
}
