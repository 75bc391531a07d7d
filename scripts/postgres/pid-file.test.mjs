import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { disarmPidFile, parsePidFile, runningPostmaster } from './pid-file.mjs';

const text = (pid, status = 'ready   ') =>
  `${pid}\n/some/data\n1763870185\n41234\n\n127.0.0.1\n 123 456\n${status}\n`;

describe('parsePidFile', () => {
  it('reads number, port and status', () => {
    expect(parsePidFile(text(77))).toEqual({ pid: 77, port: 41234, status: 'ready' });
  });

  it('is patient with a file that is being written', () => {
    expect(parsePidFile('77\n/some/data\n')).toEqual({ pid: 77, port: 0, status: '' });
    expect(parsePidFile('')).toBeUndefined();
  });
});

describe('a file left by a crash', () => {
  let data;
  let path;
  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'patamar-pid-'));
    path = join(data, 'postmaster.pid');
  });
  afterEach(() => rmSync(data, { recursive: true }));

  it('is no running server, whether its number is free or somebody else’s', () => {
    expect(runningPostmaster(data)).toBeUndefined();
    for (const pid of [2 ** 22 + 1, process.ppid]) {
      writeFileSync(path, text(pid));
      expect(runningPostmaster(data)).toBeUndefined();
    }
  });

  it('does not keep PostgreSQL from starting when its number was given to somebody else', () => {
    writeFileSync(path, text(process.ppid));
    disarmPidFile(data);
    expect(readFileSync(path, 'utf8')).toBe(text(process.pid));
  });

  it('is left alone when its number is free', () => {
    writeFileSync(path, text(2 ** 22 + 1));
    disarmPidFile(data);
    expect(readFileSync(path, 'utf8')).toBe(text(2 ** 22 + 1));
  });
});
