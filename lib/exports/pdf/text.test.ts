import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { printable, printableDeep } from './text';

interface Font {
  hasGlyphForCodePoint(codePoint: number): boolean;
}
const fontkit = createRequire(import.meta.url)('fontkit') as { openSync(file: string): Font };
const fonts = ['Regular', 'Medium', 'Italic', 'MediumItalic'].map((weight) =>
  fontkit.openSync(`node_modules/pdfmake/fonts/Roboto/Roboto-${weight}.ttf`),
);
const hasGlyph = (character: string) =>
  fonts.every((font) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0));

describe('printable', () => {
  it('keeps every letter and sign of both languages', () => {
    const text = 'Não é só “código”: ações, à mão, güe, Ünlü – naïve… 95% ± 0,5 · R$ 10 ≥ 3 × 2 € — ok?';
    expect(printable(text)).toBe(text);
    expect([...text].every(hasGlyph)).toBe(true);
  });

  it('lets nothing through that the font cannot draw', () => {
    const drawn = new Set<string>();
    for (let start = 0; start <= 0x1f9ff; start += 256) {
      const block = Array.from({ length: 256 }, (_, i) => start + i).filter((c) => c < 0xd800 || c > 0xdfff);
      for (const character of printable(String.fromCodePoint(...block.flatMap((c) => [c, 0x20])))) {
        drawn.add(character);
      }
    }
    expect([...drawn].filter((character) => character !== '\n' && !hasGlyph(character))).toEqual([]);
    expect(drawn.size).toBeGreaterThan(600);
  });

  it('leaves out what controls, turns or joins, and nothing that can be seen', () => {
    expect(printable('a\u0000b\u0007c\u202ed\u2066e\u200df')).toBe('abcdef');
    expect(printable('\ud800x')).toBe('x');
    expect(printable('x\u030c \u0301y')).toBe('x y');
  });

  it('tells what no font has by its numbers, so that two names stay two', () => {
    expect(printable('Deploy 🚀, then rest.')).toBe('Deploy [U+1F680], then rest.');
    expect(printable('שלום ok')).toBe('[U+05E9 U+05DC U+05D5 U+05DD] ok');
    expect(printable('中文中文中文中文')).toBe('[U+4E2D U+6587 U+4E2D U+6587 U+4E2D U+6587 …]');
    expect(printable('\u200b')).toBe('[U+200B]');
    expect(printable(' \n ')).toBe('');
  });

  it('keeps what another font has, with all that belongs to it', () => {
    const emoji = (sign: string) => (/\p{Extended_Pictographic}/u.test(sign) ? 'emoji' : null);
    expect(printable('a 👩🏽‍💻 中', emoji)).toBe('a 👩🏽‍💻 [U+4E2D]');
  });

  it('composes accents, unifies line ends, and shortens what never ends', () => {
    expect(printable('ac\u0327a\u0303o')).toBe('ação');
    expect(printable('a\r\nb\rc\u2028d\n\n\n\ne')).toBe('a\nb\nc\nd\n\ne');
    expect(printable('x '.repeat(5000)).length).toBeLessThan(3100);
    expect(printable('x '.repeat(5000)).endsWith('…')).toBe(true);
  });

  it('makes long words breakable without a visible mark', () => {
    const word = 'w'.repeat(100);
    expect(
      printable(word)
        .split('\u200b')
        .every((part) => part.length <= 24),
    ).toBe(true);
    expect(printable(word).replaceAll('\u200b', '')).toBe(word);
  });
});

describe('printableDeep', () => {
  it('reaches every string and leaves the rest alone', () => {
    expect(printableDeep({ a: ['x\u0000'], b: { c: 1, d: null, e: true }, f: 'ok' })).toEqual({
      a: ['x'],
      b: { c: 1, d: null, e: true },
      f: 'ok',
    });
    const drawn = () => 'noto';
    expect(printableDeep({ name: 'שלום', other: '中' }, drawn)).toEqual({
      name: '\u2068שלום\u2069',
      other: '中',
    });
  });
});
