import { describe, expect, it } from 'vitest';
import { chooseLocale } from './locale';

describe('chooseLocale', () => {
  it('keeps what the person chose', () => {
    expect(chooseLocale('pt-BR', 'en')).toBe('pt-BR');
    expect(chooseLocale('en', 'pt-BR')).toBe('en');
  });
  it('follows the browser by preference, any Portuguese and any English', () => {
    expect(chooseLocale(undefined, 'pt-PT,en;q=0.8')).toBe('pt-BR');
    expect(chooseLocale(undefined, 'fr, en-GB;q=0.5, pt;q=0.7')).toBe('pt-BR');
    expect(chooseLocale('xx', 'en-GB,pt;q=0.9')).toBe('en');
    expect(chooseLocale(undefined, 'pt;q=0, de')).toBe('en');
  });
  it('falls back to English', () => {
    expect(chooseLocale(undefined, null)).toBe('en');
    expect(chooseLocale(undefined, 'ja')).toBe('en');
  });
});
