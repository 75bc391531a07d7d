import bidiFactory from 'bidi-js';
import { readsRightToLeft } from '@/lib/i18n/names';
import { withoutTurning } from '@/lib/names';
import { type FontOf, inRoboto, signsOf } from './text';
import { PAGE, STYLES } from './theme';

/** A piece of text in one font; in Roboto where it names none. */
export interface Run {
  text: string;
  font?: string;
  /** As a share of the font's own. */
  lineHeight?: number;
}

/** The width that a text has, and the size of its letters, in points. */
export interface Room {
  width: number;
  fontSize: number;
}

interface Sign extends Run {
  /** Odd from right to left, even from left to right (Unicode Annex 9). */
  level: number;
}

const bidi = bidiFactory();
/** Width of a letter as a share of its size: of Arabic and Hebrew rather too much, so that a line never breaks again. */
const LETTER = 0.62;
const NO_BREAK = '\u00a0';

/** Fonts with room for letters above letters, of which a line of names needs less. */
const TALL: ReadonlySet<string> = new Set(['noto-sans-arabic']);
const fontFor = (sign: string, fontOf: FontOf): Omit<Run, 'text'> => {
  const font = inRoboto(sign) ? null : fontOf(sign);
  return font === null ? {} : TALL.has(font) ? { font, lineHeight: 0.8 } : { font };
};

/** Neighbours that look alike as one. */
function joined<T extends Run>(runs: readonly T[], alike: (one: T, other: T) => boolean): T[] {
  const all: T[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    if (last && alike(last, run)) all[all.length - 1] = { ...last, text: last.text + run.text };
    else all.push(run);
  }
  return all;
}

const sameFont = (one: Run, other: Run) => one.font === other.font;
const sameWay = (one: Sign, other: Sign) => one.font === other.font && one.level === other.level;

/** Pieces of a line as they stand on paper, from left to right (rule L2), in a part that runs the other way. */
function inSight(pieces: readonly Sign[]): Sign[] {
  let all = [...pieces];
  const levels = all.map(({ level }) => level);
  for (let level = Math.max(...levels); level >= Math.min(...levels); level--) {
    const next: Sign[] = [];
    let turned: Sign[] = [];
    for (const piece of all) {
      if (piece.level >= level) turned.unshift(piece);
      else {
        next.push(...turned, piece);
        turned = [];
      }
    }
    all = [...next, ...turned];
  }
  return all;
}

/** Letters of a script that runs from right to left are turned by their font; signs between them are not. */
const asDrawn = ({ text, level, ...look }: Sign): Run => {
  if (level % 2 === 0 || look.font !== undefined) return { text, ...look };
  return {
    text: [...text]
      .reverse()
      .map((sign) => bidi.getMirroredCharacter(sign) ?? sign)
      .join(''),
  };
};

/** A part that runs from right to left. The renderer knows no such lines, so they are broken here, and never by it. */
function rightToLeft(signs: readonly Sign[], level: number, { width, fontSize }: Room): Run[] {
  const room = Math.max(1, Math.floor(width / (fontSize * LETTER)));
  const lines: Sign[][] = [];
  let word: Sign[] = [];
  let gap = level;
  const endWord = () => {
    const line = lines.at(-1);
    if (!line || line.length + 1 + word.length > room) lines.push(word);
    else line.push({ text: NO_BREAK, level: gap }, ...word);
    word = [];
  };
  for (const sign of signs) {
    if (/\s/.test(sign.text)) {
      endWord();
      gap = sign.level;
    } else word.push(sign);
  }
  endWord();
  return lines.flatMap((line, i) => [
    ...(i > 0 ? [{ text: '\n' }] : []),
    ...inSight(joined(line, sameWay)).map(asDrawn),
  ]);
}

/** Parts of a line one after the other: those above the level of the line run the other way, or begin a line in the line. */
function partsOf(signs: readonly Sign[], level: number, room: Room): Run[] {
  const parts: Sign[][] = [];
  for (const sign of signs) {
    const part = parts.at(-1);
    if (part?.[0] && part[0].level > level === sign.level > level) part.push(sign);
    else parts.push([sign]);
  }
  return parts.flatMap((part) => {
    const lowest = Math.min(...part.map((sign) => sign.level));
    if (lowest <= level) return joined(part, sameFont).map(asDrawn);
    return lowest % 2 === 1 ? rightToLeft(part, lowest, room) : partsOf(part, lowest, room);
  });
}

function turned(line: string, fontOf: FontOf, room: Room): Run[] {
  const { levels } = bidi.getEmbeddingLevels(line, 'ltr');
  const signs: Sign[] = [];
  let at = 0;
  for (const text of signsOf(line)) {
    if (withoutTurning(text) !== '') signs.push({ text, level: levels[at] ?? 0, ...fontFor(text, fontOf) });
    at += text.length;
  }
  return partsOf(signs, 0, room);
}

/** A text in the fonts that have its letters, and in the order in which they stand on paper; as it is where Roboto does. */
export function typeset(text: string, fontOf: FontOf, room: Room): string | Run[] {
  if (inRoboto(text)) return text;
  return text.split('\n').flatMap((line, i) => {
    const runs = readsRightToLeft(line)
      ? turned(line, fontOf, room)
      : joined(
          signsOf(withoutTurning(line)).map((sign): Run => ({ text: sign, ...fontFor(sign, fontOf) })),
          sameFont,
        );
    return i > 0 ? [{ text: '\n' }, ...runs] : runs;
  });
}

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Widths of columns next to each other: what is not a number shares what is left. */
function shares(widths: readonly unknown[], width: number): number[] {
  const known = widths.map((one) => (typeof one === 'number' ? one : null));
  const left = width - known.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  const open = known.filter((one) => one === null).length;
  return known.map((one) => one ?? Math.max(0, left / open));
}

/** A part of a document with every text in it set. */
export function typesetDeep<T>(
  content: T,
  fontOf: FontOf,
  room: Room = { width: PAGE.width, fontSize: 9 },
): T {
  const all = (list: unknown, widths?: readonly number[]) =>
    Array.isArray(list)
      ? list.map((one, i) => typesetDeep(one, fontOf, { ...room, width: widths?.[i] ?? room.width }))
      : list;
  const set = (): unknown => {
    if (typeof content === 'string') {
      const text = typeset(content, fontOf, room);
      return typeof text === 'string' ? text : { text };
    }
    if (Array.isArray(content)) return all(content);
    if (!isNode(content)) return content;
    const { style, text, stack, columns, table } = content;
    const styled = typeof style === 'string' ? STYLES[style]?.fontSize : undefined;
    const own = { ...room, fontSize: Number(content.fontSize ?? styled ?? room.fontSize) };
    const done: Node = { ...content };
    if (typeof text === 'string') done.text = typeset(text, fontOf, own);
    if (stack) done.stack = all(stack);
    if (Array.isArray(columns)) {
      const widths = columns.map((one) => (isNode(one) ? one.width : null));
      done.columns = all(columns, shares(widths, room.width));
    }
    if (isNode(table) && Array.isArray(table.body)) {
      const widths = Array.isArray(table.widths) ? shares(table.widths, room.width) : undefined;
      done.table = { ...table, body: table.body.map((row) => all(row, widths)) };
    }
    return done;
  };
  // The same nodes, of which only texts became lists of texts: what a document may hold in their place.
  return set() as T;
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
const unescaped = (text: string) =>
  text.replace(/&(?:amp|lt|gt|quot);/g, (found) => ENTITIES[found] ?? found);
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The same for the labels of a chart: each part that Roboto lacks names its font. */
export function typesetSvg(svg: string, fontOf: FontOf): string {
  return svg.replace(/>([^<>]+)</g, (whole, label: string) => {
    const text = unescaped(label);
    const runs = typeset(text, fontOf, { width: Number.POSITIVE_INFINITY, fontSize: 9 });
    if (typeof runs === 'string') return whole;
    const set = runs.map(({ text: part, font }) =>
      font ? `<tspan font-family="${font}">${escaped(part)}</tspan>` : escaped(part),
    );
    return `>${set.join('')}<`;
  });
}
