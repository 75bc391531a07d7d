import { describe, expect, it } from 'vitest';
import { viewQuery } from './view-query';

describe('viewQuery', () => {
  it('says the same in one way, whatever the order', () => {
    const said = 'framework=DEV&at=2026-06-30&columns=practices&sort=DEV-CI';
    expect(viewQuery('?sort=DEV-CI&at=2026-06-30&columns=practices&framework=DEV')).toBe(said);
    expect(viewQuery(said)).toBe(said);
  });

  it('says by its name of today what was called otherwise when the view was saved', () => {
    expect(viewQuery('unanswered=DE')).toBe('unasked=DE');
    expect(viewQuery('unanswered=DE&unasked=DA')).toBe('unasked=DA');
    expect(viewQuery('constructor=1')).toBe('constructor=1');
  });

  it('keeps no filter that is none, no place in a list and nothing that is said twice', () => {
    expect(viewQuery('framework=OPS&at=yesterday&group=x&since=2026-13-01')).toBe('');
    expect(viewQuery('page=7&sort=name')).toBe('sort=name');
    expect(viewQuery('sort=name&sort=DEV&framework=DEV&framework=DAT')).toBe('');
  });

  it.each([
    '__proto__=1',
    'sort=%3Cscript%3E',
    'sort=//evil.example',
    'sort=a%0Ab',
    'sort=',
    `sort=${'x'.repeat(61)}`,
    '%00=1',
    '#sort=name',
    'next=https://evil.example',
  ])('keeps nothing of %s', (text) => expect(viewQuery(text)).toBe(''));

  it('keeps eight other things at most', () => {
    const many = Array.from({ length: 20 }, (_, i) => `${String.fromCharCode(97 + i)}=1`).join('&');
    expect(viewQuery(many)).toBe('a=1&b=1&c=1&d=1&e=1&f=1&g=1&h=1');
  });
});
