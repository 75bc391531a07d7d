import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { isWanted } from './install.mjs';
import { isSource } from './sources.mjs';
import { backOff } from './web.mjs';
import { followServer, splitLines, terminalLine } from './web-log.mjs';

describe('packages that have to be there', () => {
  const here = { platform: 'linux', arch: 'x64' };

  it('wants development packages only when asked', () => {
    expect(isWanted({ dev: true }, false, here)).toBe(false);
    expect(isWanted({ dev: true }, true, here)).toBe(true);
    expect(isWanted({}, false, here)).toBe(true);
  });

  it('wants the optional packages made for this machine and no others', () => {
    const optional = { optional: true, os: ['linux'], cpu: ['x64'] };
    expect(isWanted(optional, false, here)).toBe(true);
    expect(isWanted({ ...optional, os: ['darwin'] }, false, here)).toBe(false);
    expect(isWanted({ ...optional, libc: ['musl'] }, false, here)).toBe(false);
    expect(isWanted({ optional: true }, false, here)).toBe(false);
  });
});

it('builds from the application, not from its tests and migrations', () => {
  expect(isSource('app/page.tsx')).toBe(true);
  expect(isSource('lib/model/content/practices.yaml')).toBe(true);
  for (const path of [
    'lib/a.test.ts',
    'lib/a.db.test.ts',
    'db/testing/database.ts',
    'db/migrations/0.sql',
    'app/.x',
  ]) {
    expect(isSource(path)).toBe(false);
  }
});

it('waits longer after each failure, ten seconds at most', () => {
  expect([1, 2, 3, 4, 5, 6, 7].map(backOff)).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
});

describe('the server’s output', () => {
  it('is put together to whole lines', () => {
    const lines = [];
    const feed = splitLines((line) => lines.push(line));
    for (const chunk of ['a\nb', 'c\n', '', '\nd']) feed(chunk);
    expect(lines).toEqual(['a', 'bc', '']);
  });

  it('shows warnings and errors of either kind of level', () => {
    expect(terminalLine('{"level":"error","msg":"request","status":500,"path":"/x"}')).toBe(
      '[error] request 500 /x',
    );
    expect(terminalLine('{"level":50,"msg":"broken","err":{"message":"why"}}')).toBe('[log] broken why');
    expect(terminalLine('{"level":"info","msg":"request"}')).toBeUndefined();
    expect(terminalLine('{"level":30,"msg":"request"}')).toBeUndefined();
  });

  it('shows plain lines where they matter', () => {
    expect(terminalLine('Error: boom')).toBe('Error: boom');
    expect(terminalLine('Compiled', false)).toBeUndefined();
    expect(terminalLine('   ')).toBeUndefined();
    expect(terminalLine('{not json')).toBe('{not json');
  });
});

describe('a log that cannot be written', () => {
  it('is said once, and the server goes on being heard', () => {
    const said = vi.spyOn(console, 'log').mockImplementation(() => {});
    const child = { stdout: new PassThrough(), stderr: new PassThrough() };
    const folder = mkdtempSync(join(tmpdir(), 'patamar-log-'));
    try {
      // A folder in place of the file: nobody can write to it, not even root.
      followServer(child, folder);
      child.stdout.write('{"level":"info","msg":"one"}\n{"level":"warn","msg":"two"}\n');
      const lines = said.mock.calls.map(([line]) => line.trim());
      expect(lines).toHaveLength(2);
      expect(lines[0]).toContain(folder);
      expect(lines[1]).toBe('[warn] two');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
