import { inflateSync } from 'node:zlib';

/** The object of a PDF file with this number, as text of one byte per character. */
const objectIn = (file: string, number: string): string =>
  new RegExp(`(?:^|\\n)${number} 0 obj\\n([\\s\\S]*?)\\nendobj`).exec(file)?.[1] ?? '';

function streamOf(object: string): string {
  const [, body] = /stream\r?\n([\s\S]*?)\r?\nendstream/.exec(object) ?? [];
  if (body === undefined) return '';
  const bytes = Buffer.from(body, 'latin1');
  return (object.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1');
}

const asText = (hex: string): string =>
  String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)));

/** What each glyph of an embedded font says (its ToUnicode table; PDF 32000-1, 9.10.3). */
function glyphsOf(table: string): Map<number, string> {
  const glyphs = new Map<number, string>();
  for (const [, first = '', list = ''] of table.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi)) {
    const texts = [...list.matchAll(/<([0-9a-f ]*)>/gi)];
    for (const [i, [, hex = '']] of texts.entries())
      glyphs.set(Number.parseInt(first, 16) + i, asText(hex.replaceAll(' ', '')));
  }
  return glyphs;
}

/**
 * The words of a PDF as its reader sees them, in the order in which they are drawn, a blank between any two. Reads what
 * pdfmake writes: embedded fonts, hexadecimal glyphs, compressed streams.
 */
export function pdfText(pdf: Buffer): string {
  const file = pdf.toString('latin1');
  const fonts = new Map<string, Map<number, string>>();
  for (const [, name = '', number = ''] of file.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const [, table = ''] = /\/ToUnicode (\d+) 0 R/.exec(objectIn(file, number)) ?? [];
    fonts.set(name, glyphsOf(streamOf(objectIn(file, table))));
  }
  const words: string[] = [];
  for (const [, number = ''] of file.matchAll(/\/Contents (\d+) 0 R/g)) {
    let font = new Map<number, string>();
    for (const [, name, shown] of streamOf(objectIn(file, number)).matchAll(
      /\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g,
    )) {
      if (name) font = fonts.get(name) ?? font;
      const hex = [...(shown ?? '').matchAll(/<([0-9a-f]+)>/gi)].map(([, one]) => one).join('');
      const glyphs = hex.match(/.{4}/g) ?? [];
      if (glyphs.length > 0)
        words.push(glyphs.map((one) => font.get(Number.parseInt(one, 16)) ?? '').join(''));
    }
  }
  return words.join(' ');
}
