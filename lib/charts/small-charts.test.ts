import { describe, expect, it } from 'vitest';
import { bars, barsHeight } from './bars';
import { distribution } from './distribution';
import { dumbbell } from './dumbbell';
import { sparkline } from './sparkline';
import { whisker } from './whisker';

const attribute = (markup: string, pattern: RegExp) => Number(pattern.exec(markup)?.[1]);

describe('whisker', () => {
  const options = { title: '2,4 de 4, intervalo de 2,1 a 2,8' };

  it('places the score linearly between the ends of the track', () => {
    const at = (score: number) => attribute(whisker({ score }, options), /cx="([\d.]+)"/);
    expect([at(0), at(2), at(4)]).toEqual([5, 48, 91]);
  });

  it('draws the interval as wide as it is', () => {
    const markup = whisker({ score: 2, lo: 1, hi: 3 }, options);
    expect(attribute(markup, /rect [^>]* x="([\d.]+)"/)).toBe(26.5);
    expect(attribute(markup, /rect [^>]* width="([\d.]+)"/)).toBe(43);
  });

  it('shows a dashed track and no dot without a score', () => {
    const markup = whisker({ score: null, lo: 1, hi: 3 }, options);
    expect(markup).toContain('c-void');
    expect(markup).not.toMatch(/circle|rect/);
  });

  it('draws a target as a tick as high as the track has room, with and without a score', () => {
    const tick = (score: number | null) =>
      /c-target" d="M([\d.]+) 1V15"/.exec(whisker({ score }, { ...options, target: 3 }))?.[1];
    expect([tick(2), tick(null)]).toEqual(['69.5', '69.5']);
    expect(whisker({ score: 2 }, options)).not.toContain('c-target');
  });

  it('is below 500 bytes', () => {
    const markup = whisker({ score: 2.37, lo: 1.91, hi: 2.83 }, options);
    expect(Buffer.byteLength(markup)).toBeLessThan(500);
  });
});

describe('sparkline', () => {
  const options = { title: 'Sobe desde março' };

  it('draws a target as a line at its height', () => {
    const markup = (target?: number) => sparkline([{ x: 0, score: 2, joins: null }], { ...options, target });
    expect(markup(4)).toContain('class="c-target-line" d="M4 4H76"');
    expect(markup(0)).toContain('class="c-target-line" d="M4 20H76"');
    expect(markup()).not.toContain('c-target-line');
  });

  const line = (markup: string) => /c-line" d="([^"]*)"/.exec(markup)?.[1];

  it('uses the whole 0–4 height whatever the scores', () => {
    const markup = sparkline(
      [
        { x: 0, score: 0 },
        { x: 10, score: 4, joins: 0 },
      ],
      options,
    );
    expect(line(markup)).toBe('M4 20L76 4');
  });

  it('spaces rounds by their time', () => {
    const markup = sparkline(
      [
        { x: 0, score: 2 },
        { x: 25, score: 2, joins: 0 },
        { x: 100, score: 2, joins: 1 },
      ],
      options,
    );
    expect(line(markup)).toBe('M4 12L22 12L76 12');
  });

  it('interrupts the line at an absent score', () => {
    const markup = sparkline(
      [
        { x: 0, score: 1 },
        { x: 1, score: 1, joins: 0 },
        { x: 2, score: null },
        { x: 3, score: 2 },
        { x: 4, score: 2, joins: 3 },
      ],
      options,
    );
    expect(line(markup)).toBe('M4 16L22 16M58 12L76 12');
  });

  it('dashes only the piece across a break', () => {
    const markup = sparkline(
      [
        { x: 0, score: 1 },
        { x: 1, score: 2, joins: 0 },
        { x: 2, score: 2, joins: null },
      ],
      options,
    );
    expect(line(markup)).toBe('M4 16L40 12');
    expect(/c-broken" d="([^"]*)"/.exec(markup)?.[1]).toBe('M40 12L76 12');
  });

  it('stands with one round, and with none', () => {
    expect(sparkline([{ x: 5, score: 3 }], options)).toContain('cx="76"');
    expect(sparkline([], options)).not.toContain('circle');
  });

  it('is below 700 bytes with twelve rounds', () => {
    const points = Array.from({ length: 12 }, (_, index) => ({
      x: index * 31,
      score: (index * 1.37) % 4,
      lo: 1.11,
      hi: 3.33,
      joins: index === 6 ? null : index - 1,
    }));
    expect(Buffer.byteLength(sparkline(points, options))).toBeLessThan(700);
  });
});

describe('bars', () => {
  const row = { label: 'Quality', state: 'ok' as const, score: 3, lo: 2, hi: 4, value: '3,0', note: 'n 7' };
  const draw = (more: Partial<Parameters<typeof bars>[0][number]>, theme: 'web' | 'print' = 'web') =>
    bars([{ ...row, ...more }], { title: 'Finding', id: 'one', theme, width: 400 });

  it('is as long as the score, in shares on the web and in points in print', () => {
    expect(draw({})).toMatch(/class="c-bar" [^>]*width="75%"/);
    expect(draw({}, 'print')).toMatch(/fill-opacity="0.72" [^>]*width="300"/);
  });

  it('draws the whisker from end to end of the interval', () => {
    expect(draw({})).toContain('<line x1="50%" x2="100%"');
    expect(draw({ lo: null })).not.toContain('c-whisker');
  });

  it('looks different for provisional, unknown, not applicable and hidden', () => {
    expect(draw({ state: 'provisional' })).toContain('c-bar-prov');
    expect(draw({ state: 'unknown', score: null })).toContain('url(#one)');
    expect(draw({ state: 'hidden', score: null })).toContain('c-hidden');
    const none = draw({ state: 'not_applicable', score: null });
    expect(none).toContain('c-track');
    expect(none).not.toMatch(/url\(#|c-hidden|c-bar|c-whisker/);
  });

  it('never draws a bar without a score, even when told that all is well', () => {
    expect(draw({ score: null })).not.toContain('class="c-bar"');
  });

  it('tells its height beforehand', () => {
    expect(attribute(bars([row, row, row], { title: 'T', id: 'x' }), / height="(\d+)"/)).toBe(barsHeight(3));
  });
});

describe('distribution', () => {
  const signs = { dontKnow: '?', notApplicable: '–' };
  const people = (markup: string) => (markup.match(/h\.01/g) ?? []).length;

  it('draws one dot per person', () => {
    const markup = distribution({ counts: [1, 0, 3, 2, 0], dontKnow: 2 }, { title: 'Divided', signs });
    expect(people(markup)).toBe(8);
  });

  it('turns into counted columns for a crowd', () => {
    const markup = distribution({ counts: [1, 0, 40, 20, 0] }, { title: 'Divided', signs });
    expect(people(markup)).toBe(0);
    const heights = Array.from(markup.matchAll(/rect [^>]* height="([\d.]+)"/g), (match) => Number(match[1]));
    expect(heights[1]).toBeCloseTo((heights[2] ?? 0) * 2, 0);
    expect(markup).toContain('>40</text>');
  });
});

describe('dumbbell', () => {
  const draw = (was: number | null, is: number | null, joined = true) =>
    dumbbell({ was, is, joined }, { title: 'From 1 to 3' });

  it('has a ring where it was, a dot where it is, and a line between them', () => {
    const markup = draw(1, 3);
    expect(markup).toMatch(/c-ring" cx="47\.5"/);
    expect(markup).toMatch(/c-dot" cx="128\.5"/);
    expect(markup).toContain('c-interval" d="M47.5 9H128.5"');
  });

  it('has no line between scores that are not compared, and no mark without a score', () => {
    expect(draw(1, 3, false)).not.toContain('c-interval');
    expect(draw(null, 3)).not.toMatch(/c-ring|c-interval/);
    expect(draw(1, null)).not.toMatch(/c-dot|c-interval/);
    expect(draw(null, null)).toContain('c-void');
  });
});
