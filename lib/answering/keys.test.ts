import { describe, expect, it } from 'vitest';
import { type KeyPress, meaningOf } from './keys';

const press = (key: string, more: Partial<KeyPress> = {}) =>
  meaningOf({
    key,
    modified: false,
    typing: false,
    inRadio: false,
    onControl: false,
    characters: true,
    ...more,
  });

describe('keys', () => {
  it.each([
    ['0', 0],
    ['4', 4],
    ['d', 'DK'],
    ['D', 'DK'],
    ['n', 'NA'],
    ['N', 'NA'],
  ])('%s chooses %s, also inside a radio', (key, value) => {
    expect(press(key)).toEqual({ kind: 'choose', value });
    expect(press(key, { inRadio: true })).toEqual({ kind: 'choose', value });
  });
  it('5 and other characters mean nothing', () => {
    for (const key of ['5', '9', 'x', ' ', 'Tab', 'Delete', 'constructor']) expect(press(key)).toBeNull();
  });
  it('nothing means anything with a modifier or while typing', () => {
    for (const key of ['3', 'd', 'ArrowDown', 'ArrowRight', 'Enter']) {
      expect(press(key, { modified: true })).toBeNull();
      expect(press(key, { typing: true })).toBeNull();
    }
  });
  it('characters can be turned off; arrows stay', () => {
    expect(press('3', { characters: false })).toBeNull();
    expect(press('n', { characters: false })).toBeNull();
    expect(press('ArrowDown', { characters: false })).toEqual({ kind: 'item', step: 1 });
  });
  it('arrows move, but belong to the radios inside a radio group', () => {
    expect(press('ArrowUp')).toEqual({ kind: 'item', step: -1 });
    expect(press('ArrowRight')).toEqual({ kind: 'principle', step: 1 });
    expect(press('ArrowLeft')).toEqual({ kind: 'principle', step: -1 });
    for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
      expect(press(key, { inRadio: true })).toBeNull();
    }
  });
  it('Enter goes on, also from a radio, but presses a button that has the focus', () => {
    expect(press('Enter')).toEqual({ kind: 'principle', step: 1 });
    expect(press('Enter', { inRadio: true })).toEqual({ kind: 'principle', step: 1 });
    expect(press('Enter', { onControl: true })).toBeNull();
  });
});
