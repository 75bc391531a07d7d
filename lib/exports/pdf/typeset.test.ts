import { describe, expect, it } from 'vitest';
import { isolated } from '@/lib/i18n/names';
import { type FontOf, signsOf } from './text';
import { type Run, typeset, typesetDeep, typesetSvg } from './typeset';

const fontOf: FontOf = (sign) =>
  /\p{Script=Arabic}/u.test(sign) ? 'ar' : /\p{Script=Hebrew}/u.test(sign) ? 'he' : 'noto';
const wide = { width: 500, fontSize: 10 };
const set = (text: string, room = wide) => typeset(text, fontOf, room);

/** What is seen from left to right, letters turned as their font turns them. */
const seen = (runs: string | Run[]) =>
  typeof runs === 'string'
    ? runs
    : runs
        .map(({ text, font }) => (font === 'ar' || font === 'he' ? signsOf(text).reverse().join('') : text))
        .join('')
        .replaceAll('\u00a0', ' ');

describe('typeset', () => {
  it('leaves alone what Roboto has', () => {
    expect(set('Ação, “x” – 2026')).toBe('Ação, “x” – 2026');
    expect(set('word\u200bword')).toBe('word\u200bword');
  });

  it('names a font for what Roboto lacks, sign by sign', () => {
    expect(set('Ana 田中, ok 👩🏽‍💻')).toEqual([
      { text: 'Ana ' },
      { text: '田中', font: 'noto' },
      { text: ', ok ' },
      { text: '👩🏽‍💻', font: 'noto' },
    ]);
    expect(set('a\n中')).toEqual([{ text: 'a' }, { text: '\n' }, { text: '中', font: 'noto' }]);
  });

  it.each([
    ['אבג דהו', 'והד גבא'],
    ['שלום (2026)', '(2026) םולש'],
    ['שלום Ana 12 עולם', 'םלוע Ana 12 םולש'],
    ['Ana שלום 12 (x)', 'Ana 12 םולש (x)'],
    ['[א] ב', 'ב [א]'],
  ])('%s stands on paper as %s', (text, paper) => {
    expect(seen(set(isolated(text)))).toBe(paper);
  });

  it('keeps a sentence in its order around a name, and two names in theirs', () => {
    const [one, other] = [isolated('אבג'), isolated('דהו 2')];
    expect(seen(set(`${one} · ${other}, ok`))).toBe('גבא · 2 והד, ok');
    expect(seen(set(`by ${one} (Nov 3)`))).toBe('by גבא (Nov 3)');
  });

  it('breaks what runs from right to left into lines of its own, the beginning first', () => {
    const runs = set(isolated('אבג דהו זחט'), { width: 50, fontSize: 10 });
    expect(seen(runs).split('\n')).toEqual(['והד גבא', 'טחז']);
  });

  it('never lets the renderer break such a line', () => {
    const runs = set(isolated('אבג דהו'));
    expect(Array.isArray(runs) && runs.some(({ text }) => text.includes(' '))).toBe(false);
  });
});

describe('typesetDeep', () => {
  it('reaches texts in stacks, columns, tables and lists, and knows how wide each is', () => {
    const name = isolated('אבג דהו זחט');
    const done = typesetDeep(
      [
        'ok',
        { stack: ['中', { text: '中', style: 'soft' }] },
        {
          columns: [
            { text: name, width: 50 },
            { text: name, width: '*' },
          ],
        },
        { table: { widths: [50, '*'], body: [[name, name]] }, layout: {} },
        { canvas: [{ type: 'line' }] },
      ],
      fontOf,
      { width: 500, fontSize: 10 },
    );
    const text = JSON.stringify(done);
    expect(text.match(/"noto"/g)).toHaveLength(2);
    expect(done[0]).toBe('ok');
    expect(done[4]).toEqual({ canvas: [{ type: 'line' }] });
    // Two lines where it is narrow, one where it is wide.
    expect(text.match(/\\n/g)).toHaveLength(2);
  });
});

describe('typesetSvg', () => {
  it('names fonts in labels and leaves the drawing alone', () => {
    const svg = '<svg><text x="1">Q &amp; 中 &lt;b&gt;</text><path d="M0"/><text>ok</text></svg>';
    expect(typesetSvg(svg, fontOf)).toBe(
      '<svg><text x="1">Q &amp; <tspan font-family="noto">中</tspan> &lt;b&gt;</text><path d="M0"/><text>ok</text></svg>',
    );
  });
});
