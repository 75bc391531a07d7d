import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SCALE_PRINT } from '@/lib/charts/heat-map';
import { INK_ROLES, PRINT } from '@/lib/charts/ink';
import { contrast, deltaE, inGamut, lightness, type Oklch, parseOklch, toHex } from './oklch';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const css = read('./tokens.css');

/** Every `--color-x: light-dark(oklch(…), oklch(…))` of the token file. */
const tokens = new Map(
  Array.from(css.matchAll(/--color-([\w-]+): light-dark\((oklch\([^)]*\)), (oklch\([^)]*\))\)/g), (match) => {
    const [, name = '', light = '', dark = ''] = match;
    return [name, { light: parseOklch(light), dark: parseOklch(dark) }] as const;
  }),
);
const token = (name: string, theme: 'light' | 'dark'): Oklch => {
  const found = tokens.get(name);
  if (!found) throw new Error(`No token --color-${name}`);
  return found[theme];
};

describe('the contrast formula', () => {
  it('agrees with known pairs', () => {
    const [black, white] = [parseOklch('oklch(0 0 0)'), parseOklch('oklch(1 0 0)')];
    expect(contrast(black, white)).toBeCloseTo(21, 1);
    expect(toHex(parseOklch('oklch(0.627955 0.257683 29.234)'))).toBe('#ff0000');
    // #767676 on white is the classical 4.54:1.
    expect(contrast(parseOklch('oklch(0.5659 0 0)'), white)).toBeCloseTo(4.54, 1);
  });

  it('found all the tokens', () => {
    expect(tokens.size).toBe(css.match(/--color-[\w-]+:(?! initial)/g)?.length);
  });
});

describe.each(['light', 'dark'] as const)('%s theme', (theme) => {
  const at = (name: string) => token(name, theme);

  it('shows every colour on an ordinary screen', () => {
    for (const [name, value] of tokens) expect([name, inGamut(value[theme])]).toEqual([name, true]);
  });

  it.each([0, 1, 2, 3, 4])('level %i carries its text at 4.5:1', (level) => {
    expect(contrast(at(`on-level-${level}`), at(`level-${level}`))).toBeGreaterThanOrEqual(4.5);
  });

  it('takes even steps through one hue, monotonic from the page outwards', () => {
    const scale = [0, 1, 2, 3, 4].map((level) => at(`level-${level}`));
    const steps = scale.slice(1).map((color, index) => deltaE(color, scale[index] ?? color));
    const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
    for (const step of steps) expect(Math.abs(step - mean) / mean).toBeLessThan(0.1);
    const hues = scale.map((color) => color.h);
    expect(Math.max(...hues) - Math.min(...hues)).toBeLessThanOrEqual(15);
    const order = scale.map(lightness);
    const sorted = [...order].sort((a, b) => (theme === 'light' ? b - a : a - b));
    expect(order).toEqual(sorted);
  });

  it.each(['ink', 'ink-soft', 'ink-faint', 'accent', 'accent-strong', 'danger', 'warning', 'success'])(
    '%s is readable on page, surface and sunken',
    (name) => {
      for (const ground of ['paper', 'surface', 'sunken']) {
        expect([ground, contrast(at(name), at(ground)) >= 4.5]).toEqual([ground, true]);
      }
    },
  );

  it.each([
    ['accent-ink', 'accent'],
    ['accent-ink', 'accent-strong'],
    ['accent-strong', 'accent-soft'],
    ['ink', 'accent-soft'],
    ['ink-soft', 'accent-soft'],
    ['danger-ink', 'danger'],
    ['ink-soft', 'danger-soft'],
    ['ink-soft', 'warning-soft'],
    ['warning', 'warning-soft'],
    ['ink-soft', 'success-soft'],
    ['danger', 'danger-soft'],
    ['success', 'success-soft'],
    ['ink', 'mark-soft'],
  ])('%s is readable on %s', (text, ground) => {
    expect(contrast(at(text), at(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['line-strong', 'mark', 'unknown', 'accent', 'dev', 'dat', 'mlo', 'danger'])(
    '%s is visible as a line (3:1) on page and surface',
    (name) => {
      for (const ground of ['paper', 'surface']) {
        expect([ground, contrast(at(name), at(ground)) >= 3]).toEqual([ground, true]);
      }
    },
  );

  it('draws whiskers that show on the bars they cross', () => {
    expect(contrast(at('ink'), at('level-2'))).toBeGreaterThanOrEqual(3);
  });
});

describe('charts and tokens together', () => {
  const charts = read('../_charts/charts.css');

  it.each(INK_ROLES)('c-%s has a rule', (role) => {
    expect(charts).toMatch(new RegExp(`\\.c-${role}[,\\s]`));
  });

  it('prints in the colours of the light theme', () => {
    const names = {
      ink: 'ink',
      soft: 'ink-soft',
      faint: 'ink-faint',
      line: 'line',
      mark: 'mark',
      unknown: 'unknown',
    };
    const more = { markSoft: 'mark-soft', accent: 'accent', DEV: 'dev', DAT: 'dat', MLO: 'mlo' };
    const expected = Object.entries({ ...names, ...more }).map(([key, name]) => [
      key,
      toHex(token(name, 'light')),
    ]);
    expect({ ...Object.fromEntries(expected), paper: '#ffffff' }).toEqual(PRINT);
    const light = (name: string) => toHex(token(name, 'light'));
    const scale = [0, 1, 2, 3, 4].map((level) => ({
      ground: light(`level-${level}`),
      text: light(`on-level-${level}`),
    }));
    expect(SCALE_PRINT).toEqual(scale);
  });
});
