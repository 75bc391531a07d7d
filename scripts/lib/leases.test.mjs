import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { liveLeases, takeLease } from './leases.mjs';

let root;
let folder;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'patamar-leases-'));
  folder = join(root, 'leases');
});
afterEach(() => rmSync(root, { recursive: true }));

it('is nobody before the first lease', () => {
  expect(liveLeases(folder)).toEqual([]);
});

it('counts each lease until it is released', () => {
  const first = takeLease(folder);
  const second = takeLease(folder);
  expect(liveLeases(folder)).toEqual([process.pid, process.pid]);
  first.release();
  expect(liveLeases(folder)).toEqual([process.pid]);
  second.release();
  expect(liveLeases(folder)).toEqual([]);
});

it('forgets the lease of a process that was killed', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await once(child, 'spawn');
  takeLease(folder, { pid: child.pid });
  expect(liveLeases(folder)).toEqual([child.pid]);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(liveLeases(folder)).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
});

it('is not fooled by another process with the same number', () => {
  const { path } = takeLease(folder);
  writeFileSync(path, JSON.stringify({ pid: process.pid, identity: 'another start time' }));
  expect(liveLeases(folder)).toEqual([]);
});

it('ignores a damaged lease', () => {
  takeLease(folder).release();
  writeFileSync(join(folder, '1-damaged'), '{');
  expect(liveLeases(folder)).toEqual([]);
});
