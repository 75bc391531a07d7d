import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withLock } from './lock.mjs';

let root;
let path;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'patamar-lock-'));
  path = join(root, 'lock');
});
afterEach(() => rmSync(root, { recursive: true }));

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

it('lets one in at a time and returns what the work returns', async () => {
  let inside = 0;
  let most = 0;
  const work = async (n) => {
    inside += 1;
    most = Math.max(most, inside);
    await pause(20);
    inside -= 1;
    return n;
  };
  const results = await Promise.all([1, 2, 3].map((n) => withLock(path, () => work(n))));
  expect(results).toEqual([1, 2, 3]);
  expect(most).toBe(1);
  expect(existsSync(path)).toBe(false);
});

it('is free again after the work failed', async () => {
  await expect(withLock(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await withLock(path, async () => 'yes')).toBe('yes');
});

it('takes over the lock of a process that is gone', async () => {
  writeFileSync(path, JSON.stringify({ pid: 2 ** 22 + 1, identity: '1' }));
  expect(await withLock(path, async () => 'mine')).toBe('mine');
});

it('takes over a lock that was never finished, but not one that is being written', async () => {
  writeFileSync(path, '');
  utimesSync(path, new Date(0), new Date(0));
  expect(await withLock(path, async () => 'mine')).toBe('mine');
  writeFileSync(path, '');
  const since = Date.now();
  await withLock(path, async () => {});
  expect(Date.now() - since).toBeGreaterThan(1_000);
});

it('tells that it waits, and can be called off', async () => {
  let told = 0;
  await withLock(path, async () => {
    let cancelled = false;
    const onWait = () => {
      told += 1;
      cancelled = true;
    };
    const second = withLock(path, async () => {}, { onWait, patienceMs: 10, cancelled: () => cancelled });
    await expect(second).rejects.toThrow(/Stopped/);
  });
  expect(told).toBe(1);
});
