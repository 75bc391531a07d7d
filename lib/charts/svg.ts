/** `web`: classes that the style sheet colours for day and night. `print`: literal attributes for PDF, e-mail and files. */
export type ChartTheme = 'web' | 'print';

/** Every score lives on this scale; no chart has another one. */
export const SCALE_MAX = 4;

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Makes any text safe inside SVG elements and attributes; drops control characters that XML forbids. */
export function escapeXml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly the characters XML 1.0 does not allow
  const legal = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
  return legal.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** A coordinate with one decimal at most, without needless zeros. */
export function num(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  return String(Object.is(rounded, -0) ? 0 : rounded);
}

/** A point as `x y`, ready for a path. */
export function point(x: number, y: number): string {
  return `${num(x)} ${num(y)}`;
}

/** A score held inside 0–4, so that a wrong number cannot leave the chart. */
export function clampScore(score: number): number {
  return Math.min(SCALE_MAX, Math.max(0, score));
}

/** Cuts a label to `max` characters with an ellipsis; the full text belongs to the table beside the chart. */
export function shorten(text: string, max: number): string {
  const characters = Array.from(text);
  return characters.length <= max
    ? text
    : `${characters
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`;
}

/** Breaks a label into at most two lines of `max` characters, the first as long as it gets; what is longer yet is cut. */
export function twoLines(text: string, max: number): string[] {
  if (Array.from(text).length <= max) return [text];
  const cut = text.lastIndexOf(' ', max);
  return cut < 1 ? [shorten(text, max)] : [text.slice(0, cut), shorten(text.slice(cut + 1), max)];
}

interface Frame {
  width: number | string;
  height: number;
  viewBox?: string;
  title: string;
  className?: string;
  theme: ChartTheme;
}

/** Wraps the content in an accessible `<svg>`; an empty title marks decoration. */
export function svgDocument(frame: Frame, content: string): string {
  const { width, height, viewBox, title, className, theme } = frame;
  const attributes = [
    'xmlns="http://www.w3.org/2000/svg"',
    `width="${width}" height="${height}"`,
    viewBox && `viewBox="${viewBox}"`,
    theme === 'web' && className && `class="${className}"`,
    title ? 'role="img"' : 'aria-hidden="true"',
    theme === 'print' && 'font-family="Inter, Roboto, sans-serif"',
  ];
  const name = title ? `<title>${escapeXml(title)}</title>` : '';
  return `<svg ${attributes.filter(Boolean).join(' ')}>${name}${content}</svg>`;
}
