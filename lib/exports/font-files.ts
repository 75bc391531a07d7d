import 'server-only';
import path from 'node:path';
import { type Font, openSync } from 'fontkit';
import { type FontOf, onlyRoboto } from './pdf/text';

const FOLDER = path.join(process.cwd(), 'lib/exports/fonts');

/** Scripts and the font that has them: Noto, one weight. Burmese is left out: the renderer does not know how to order its signs. */
const SCRIPTS: readonly [script: RegExp, family: string][] = [
  [/\p{scx=Arabic}/u, 'noto-sans-arabic'],
  [/\p{scx=Hebrew}/u, 'noto-sans-hebrew'],
  [/\p{scx=Devanagari}/u, 'noto-sans-devanagari'],
  [/\p{scx=Bengali}/u, 'noto-sans-bengali'],
  [/\p{scx=Gujarati}/u, 'noto-sans-gujarati'],
  [/\p{scx=Gurmukhi}/u, 'noto-sans-gurmukhi'],
  [/\p{scx=Tamil}/u, 'noto-sans-tamil'],
  [/\p{scx=Telugu}/u, 'noto-sans-telugu'],
  [/\p{scx=Kannada}/u, 'noto-sans-kannada'],
  [/\p{scx=Malayalam}/u, 'noto-sans-malayalam'],
  [/\p{scx=Sinhala}/u, 'noto-sans-sinhala'],
  [/\p{scx=Thai}/u, 'noto-sans-thai'],
  [/\p{scx=Lao}/u, 'noto-sans-lao'],
  [/\p{scx=Khmer}/u, 'noto-sans-khmer'],
  [/\p{scx=Georgian}/u, 'noto-sans-georgian'],
  [/\p{scx=Armenian}/u, 'noto-sans-armenian'],
  [/\p{scx=Ethiopic}/u, 'noto-sans-ethiopic'],
  [/\p{scx=Latin}/u, 'noto-sans-latin-ext'],
  [/\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u, 'noto-emoji'],
];

/** Chinese, Japanese and Korean write many of the same signs; the font of the language that shows comes first. */
const [JAPANESE, KOREAN, CHINESE] = ['noto-sans-jp', 'noto-sans-kr', 'noto-sans-sc'];
const EASTERN =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Bopomofo}\u3000-\u303f\uff01-\uffee]/u;
const easternFonts = (text: string): string[] =>
  /[\p{scx=Hiragana}\p{scx=Katakana}]/u.test(text)
    ? [JAPANESE, CHINESE, KOREAN]
    : /\p{scx=Hangul}/u.test(text)
      ? [KOREAN, CHINESE, JAPANESE]
      : [CHINESE, JAPANESE, KOREAN];

/** Files by family: what the renderer may read, besides Roboto. It opens those that a document uses. */
export const FONT_FILES: Readonly<Record<string, string>> = Object.fromEntries(
  [...SCRIPTS.map(([, family]) => family), JAPANESE, KOREAN, CHINESE].map((family) => [
    family,
    path.join(FOLDER, `${family}.woff`),
  ]),
);

const opened = new Map<string, Font>();

function open(family: string): Font {
  const known = opened.get(family);
  if (known) return known;
  const font = openSync(FONT_FILES[family] ?? '');
  if (!('hasGlyphForCodePoint' in font)) throw new TypeError(`${family} is no single font.`);
  opened.set(family, font);
  return font;
}

/** Joiners and selectors choose among shapes and have none of their own. */
const SHAPELESS = /\u200c|\u200d|\ufe0e|\ufe0f|[\u{e0020}-\u{e007f}]|[\u{e0100}-\u{e01ef}]/gu;

const draws = (family: string, sign: string) =>
  [...sign.replace(SHAPELESS, '')].every((one) => open(family).hasGlyphForCodePoint(one.codePointAt(0) ?? 0));

/** Which of the fonts draws a sign of a text. A file is read when the first sign of its script comes. */
export function fontsFor(text: string): FontOf {
  if (!/[^\0-\u017f]/.test(text)) return onlyRoboto;
  const eastern = easternFonts(text);
  const known = new Map<string, string | null>();
  return (sign) => {
    const found = known.get(sign);
    if (found !== undefined) return found;
    const families = [
      ...SCRIPTS.filter(([script]) => script.test(sign)).map(([, family]) => family),
      ...(EASTERN.test(sign) ? eastern : []),
    ];
    const family = families.find((one) => draws(one, sign)) ?? null;
    known.set(sign, family);
    return family;
  };
}
