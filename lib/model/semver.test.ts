import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareVersions, nextVersion, reachesVersion, sameMajor } from '@/lib/model/semver';

describe('versions', () => {
  // Semantic Versioning 2.0.0, clause 11, with its own examples.
  const order = [
    '1.0.0-alpha',
    '1.0.0-alpha.1',
    '1.0.0-alpha.beta',
    '1.0.0-beta',
    '1.0.0-beta.2',
    '1.0.0-beta.11',
    '1.0.0-rc.1',
    '1.0.0',
    '1.0.1',
    '1.2.0',
    '1.10.0',
    '2.0.0',
  ];

  test('are in order', () => {
    for (const [i, a] of order.entries())
      for (const [j, b] of order.entries())
        expect([a, b, Math.sign(compareVersions(a, b))]).toEqual([a, b, Math.sign(i - j)]);
  });

  test('go up by a bump, and reach what they went up to', () => {
    const version = fc
      .tuple(fc.nat(20), fc.nat(20), fc.nat(20), fc.constantFrom('', '-rc.1'))
      .map(([a, b, c, pre]) => `${a}.${b}.${c}${pre}`);
    fc.assert(
      fc.property(version, fc.constantFrom('major', 'minor', 'patch'), (from, bump) => {
        const next = nextVersion(from, bump);
        expect(compareVersions(next, from)).toBeGreaterThan(0);
        expect(reachesVersion(next, next)).toBe(true);
        expect(reachesVersion(`${next}-rc.1`, next)).toBe(true);
        expect(sameMajor(from, next)).toBe(bump !== 'major' || next.split('.')[0] === from.split('.')[0]);
      }),
    );
    expect([
      nextVersion('1.2.3', 'major'),
      nextVersion('1.2.3', 'minor'),
      nextVersion('1.2.3', 'patch'),
      nextVersion('1.2.3', 'none'),
    ]).toEqual(['2.0.0', '1.3.0', '1.2.4', '1.2.3']);
    expect([
      nextVersion('2.0.0-rc.1', 'major'),
      nextVersion('2.1.0-rc.1', 'major'),
      nextVersion('2.1.0-rc.1', 'minor'),
    ]).toEqual(['2.0.0', '3.0.0', '2.1.0']);
  });

  test('that are none are refused', () => {
    for (const text of ['', '1', '1.2', '1.2.x', 'v1.2.3'])
      expect(() => compareVersions(text, '1.0.0')).toThrow(RangeError);
  });
});
