import { describe, expect, it } from 'vitest';
import { CODE_LETTERS, shownCode, typedCode } from './invitation-code';

describe('a code', () => {
  it('is read as people type it', () => {
    expect(typedCode('BCDFGHJK')).toBe('BCDFGHJK');
    expect(typedCode(' bcdf ghjk ')).toBe('BCDFGHJK');
    expect(typedCode('bcdf-GHJK')).toBe('BCDFGHJK');
    expect(typedCode(shownCode('BCDFGHJK'))).toBe('BCDFGHJK');
  });

  it('is none with other letters, or more or fewer', () => {
    for (const text of ['', 'BCDFGHJ', 'BCDFGHJKM', 'BCDFGHJA', 'BCDFGHJ1', 'ＢCDFGHJK', 'BCDFGHJ😀'])
      expect(typedCode(text)).toBeNull();
  });

  it('has twenty letters, of which none is a vowel or looks like a digit', () => {
    expect(new Set(CODE_LETTERS).size).toBe(20);
    expect(CODE_LETTERS).not.toMatch(/[AEIOUL]/);
  });
});
