import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOME, safeNext } from './next-path';

describe('safeNext', () => {
  it('keeps paths on this site', () => {
    for (const path of ['/', '/teams/1', '/join/abc_DEF-1', '/a?b=c&d=%2F#e', '/sign-in?next=/x']) {
      expect(safeNext(path)).toBe(path);
    }
  });

  it('sends everything else home', () => {
    const away = [
      'https://evil.example',
      '//evil.example',
      '///evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      '/\n/evil.example',
      '/%5C../..//evil.example/../..//x',
      '/.//evil.example',
      '/a/..//evil.example',
      'javascript:alert(1)',
      'teams',
      '',
      '/api/auth/signout',
      '/x/../api/health',
      ['/teams'],
      undefined,
      null,
    ];
    for (const value of away) {
      const path = safeNext(value);
      expect(new URL(path, 'https://here.example').origin, String(value)).toBe('https://here.example');
      expect(path.startsWith('/api/') || path.startsWith('//'), String(value)).toBe(false);
    }
    // Not even to what they might have meant.
    for (const value of [
      'https://evil.example/teams',
      '//evil.example',
      'teams',
      '',
      ['/teams'],
      undefined,
      null,
    ])
      expect(safeNext(value), String(value)).toBe(HOME);
    for (const value of [
      '/\\evil.example',
      '/\t/evil.example',
      '/teams\u0000',
      '/teams\u0085',
      '/api/auth/signout',
    ])
      expect(safeNext(value), value).toBe(HOME);
    expect(HOME).toBe('/home');
  });

  it('never leaves the site, whatever it is given, and is stable', () => {
    const parts = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '\t',
      '@',
      ':',
      '%2f',
      '%5c',
      'evil.example',
      '?',
      '#',
      'a',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (list) => {
        const path = safeNext(list.join(''));
        expect(new URL(path, 'https://here.example').origin).toBe('https://here.example');
        expect(safeNext(path)).toBe(path);
      }),
    );
  });
});
