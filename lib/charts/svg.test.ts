import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bars } from './bars';
import { distribution } from './distribution';
import { dumbbell } from './dumbbell';
import { radar } from './radar';
import { sparkline } from './sparkline';
import { stair } from './stair';
import { clampScore, escapeXml, num, shorten, twoLines } from './svg';
import { trendChart } from './trend';
import { xmlFault } from './well-formed';
import { whisker } from './whisker';

const NASTY = `</text><script>alert("1")</script>&'\u0007`;

describe('numbers and texts', () => {
  it('rounds to one decimal without needless zeros', () => {
    expect([0, -0.01, 1, 1.25, 100.04, -3.96].map(num)).toEqual(['0', '0', '1', '1.3', '100', '-4']);
  });

  it('holds scores inside 0–4', () => {
    expect([-1, 0, 2.5, 4, 9].map(clampScore)).toEqual([0, 0, 2.5, 4, 4]);
  });

  it('escapes markup and drops characters XML forbids', () => {
    expect(escapeXml(`a<b>&"c"'\u0007`)).toBe('a&lt;b&gt;&amp;&quot;c&quot;&#39;');
  });

  it('cuts long labels with an ellipsis, counting letters and not bytes', () => {
    expect(shorten('Reprodução', 10)).toBe('Reprodução');
    expect(shorten('Integração contínua', 12)).toBe('Integração…');
    expect(shorten('🚀🚀🚀🚀', 3)).toBe('🚀🚀…');
  });

  it('breaks long labels at a blank into two lines, and cuts only what does not fit even there', () => {
    expect(twoLines('Integração contínua', 19)).toEqual(['Integração contínua']);
    expect(twoLines('Integração contínua', 12)).toEqual(['Integração', 'contínua']);
    expect(twoLines('Integração contínua e entrega', 12)).toEqual(['Integração', 'contínua e…']);
    expect(twoLines('Internacionalização', 8)).toEqual(['Interna…']);
  });
});

describe('the well-formedness check itself', () => {
  it('finds what it is there to find', () => {
    expect(xmlFault('<a><b/></a>')).toBeNull();
    expect(xmlFault('<a><b></a>')).toMatch(/closed/);
    expect(xmlFault('<a>')).toMatch(/left open/);
    expect(xmlFault('<a x="1" x="2"/>')).toMatch(/twice/);
    expect(xmlFault('<a>&</a>')).toMatch(/ampersand/);
    expect(xmlFault('<a>1 < 2</a>')).toMatch(/bracket/);
  });
});

describe.each(['web', 'print'] as const)('every builder in %s', (theme) => {
  const build = (text: string): Record<string, string> => ({
    radar: radar({
      axes: [
        { id: 'DEV-CI', label: text, group: 'DEV', value: text },
        { id: 'DAT-QUA', label: text, group: 'DAT' },
        { id: 'MLO-CT', label: text, group: 'MLO' },
      ],
      groups: [{ id: 'DEV', label: text }],
      series: [
        { label: text, values: [1, null, 3], lo: [0.5, null, 2], hi: [1.5, null, 4] },
        { label: text, values: [1, 2, 3] },
        { label: text, values: [1, 2, 4], kind: 'planned' },
      ],
      title: text,
      theme,
    }),
    bars: bars(
      (['ok', 'provisional', 'unknown', 'not_applicable', 'hidden'] as const).map((state, index) => {
        const score = index < 2 ? 2 : null;
        return { label: text, state, score, lo: 1, hi: 3, previous: 1.5, value: text, note: text };
      }),
      { title: text, id: `x${text}`, theme, width: 400 },
    ),
    whisker: whisker({ score: 2, lo: 1, hi: 3 }, { title: text, theme }),
    dumbbell: dumbbell({ was: 1, is: 2, joined: true }, { title: text, theme }),
    sparkline: sparkline(
      [
        { x: 0, score: 1 },
        { x: 1, score: 2, lo: 1, hi: 3 },
      ],
      { title: text, theme },
    ),
    stair: stair(2, { title: text, theme, state: 'provisional' }),
    trend: trendChart(
      [
        { id: 'a', label: text, at: 0, kind: 'quick', quick: true, notes: [text] },
        { id: 'b', label: text, at: 1, kind: 'full', quick: false, notes: [text] },
      ],
      [
        {
          id: 'DEV',
          label: text,
          values: [
            { score: 1, lo: 0, hi: 2, text },
            { score: 2, text },
          ],
        },
      ],
      {
        title: text,
        theme,
        axis: { from: 0, to: 1, ticks: [{ at: 0, label: text }] },
        steps: [{ id: 'a', at: 0, label: text }],
        models: [{ id: 'a', at: 0, label: text }],
        target: { level: 3, label: text },
      },
    ),
    distribution: distribution(
      { counts: [0, 1, 2, 0, 3], dontKnow: 1, notApplicable: 2, mean: 2.4 },
      { title: text, signs: { dontKnow: text, notApplicable: text }, theme },
    ),
  });

  it.each(Object.entries(build(NASTY)))('%s escapes what it is given', (_name, markup) => {
    expect(xmlFault(markup)).toBeNull();
    expect(markup).not.toContain('<script');
    expect(markup).toContain('&lt;script&gt;');
  });

  it('stays well-formed for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        for (const markup of Object.values(build(text))) if (xmlFault(markup)) return false;
        return true;
      }),
      { numRuns: 60 },
    );
  });

  it.each(Object.entries(build('A finding')))(
    '%s is an image named by its finding, without inline style',
    (_n, markup) => {
      expect(markup).toContain('role="img"');
      expect(markup).toContain('<title>A finding</title>');
      expect(markup).not.toMatch(/\sstyle=/);
      expect(markup).not.toMatch(/NaN|undefined|null|Infinity/);
      expect(theme === 'print' ? markup.includes('class=') : /fill="#|stroke="#/.test(markup)).toBe(false);
    },
  );
});
