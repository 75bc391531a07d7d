import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lockfileFaults, readAudit } from './lockfile.mjs';

const read = (name) => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'));
const good = {
  version: '1.0.0',
  resolved: 'https://registry.example/a/-/a-1.0.0.tgz',
  integrity: 'sha512-x',
};
const faults = (one, manifest = {}) =>
  lockfileFaults({ packages: { '': {}, 'node_modules/a': one } }, manifest);

describe('lockfileFaults', () => {
  it('finds nothing in our own', () => {
    expect(lockfileFaults(read('package-lock.json'), read('package.json'))).toEqual([]);
  });

  it('names what has no hash, comes from elsewhere, or is not pinned', () => {
    expect(faults(good)).toEqual([]);
    expect(faults({ ...good, resolved: undefined })).toEqual([]);
    expect(faults({ ...good, integrity: undefined })).toEqual(['a 1.0.0 has no sha512 hash']);
    expect(faults({ ...good, integrity: 'sha1-x' })).toHaveLength(1);
    expect(faults({ ...good, resolved: 'git+ssh://git@host/a.git' })).toEqual([
      'a is from git+ssh://git@host/a.git',
    ]);
    expect(faults({ ...good, resolved: 'http://registry.example/a.tgz' })).toHaveLength(1);
    for (const wanted of ['^1.0.0', '~1.0.0', '*', 'latest', 'file:../a'])
      expect(faults(good, { dependencies: { a: wanted } })).toEqual([`a is not pinned: ${wanted}`]);
    expect(faults(good, { optionalDependencies: { a: '18.4.0-beta.17' } })).toEqual([]);
  });
});

describe('readAudit', () => {
  it('tells advisories in a line each', () => {
    const vulnerabilities = {
      a: { name: 'a', severity: 'high', range: '<1.0.1', via: [{ title: 'Runs what it reads' }] },
      b: { name: 'b', severity: 'high', range: '*', via: ['a'] },
    };
    expect(readAudit(JSON.stringify({ vulnerabilities }))).toEqual({
      findings: ['high: a <1.0.1: Runs what it reads', 'high: b *: through a'],
    });
    expect(readAudit('{"vulnerabilities":{}}')).toEqual({ findings: [] });
  });

  it('tells no answer from a clean one', () => {
    expect(readAudit('{"error":{"summary":"405 Method Not Allowed"}}')).toEqual({
      unanswered: '405 Method Not Allowed',
    });
    expect(readAudit('{"message":"request failed"}')).toEqual({ unanswered: 'request failed' });
    expect(readAudit('')).toHaveProperty('unanswered');
    expect(readAudit('{}')).toHaveProperty('unanswered');
  });
});
