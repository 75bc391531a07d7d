/** A colour that every program understands, and its opacity 0–1. */
export interface Color {
  color: string;
  opacity: number;
}
export type Paint = (css: string) => Color;

const NS = 'http://www.w3.org/2000/svg';
/** What each kind of mark needs, with the value that need not be said. */
const FILL = { 'fill-opacity': '1' };
const STROKE = {
  'stroke-opacity': '1',
  'stroke-width': '1px',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
};
const TEXT = { 'font-size': '', 'font-weight': '400', 'text-anchor': 'start', 'paint-order': 'normal' };
const FONT = 'Inter, system-ui, Arial, sans-serif';

/** Turns any CSS colour into hex by painting one pixel: other programs do not read `oklch()`. Null without canvas. */
export function painter(): Paint | null {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  const known = new Map<string, Color>();
  return (css) => {
    const before = known.get(css);
    if (before) return before;
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = css;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 255] = context.getImageData(0, 0, 1, 1).data;
    const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('');
    const color = { color: `#${hex}`, opacity: alpha / 255 };
    known.set(css, color);
    return color;
  };
}

/** Writes the computed look of each source element onto its copy, and drops what is not displayed. */
export function inlineLook(source: Element, copy: Element, paint: Paint): void {
  const style = getComputedStyle(source);
  if (style.display === 'none') {
    copy.remove();
    return;
  }
  // Children first, as pairs, before anything is removed from the copy.
  const pairs = Array.from(source.children).map((child, index) => [child, copy.children[index]] as const);
  for (const [child, twin] of pairs) if (twin) inlineLook(child, twin, paint);
  for (const name of ['class', 'style', 'tabindex']) copy.removeAttribute(name);
  if (copy instanceof SVGTitleElement || copy instanceof SVGDefsElement) return;
  say(copy, style, { opacity: '1' });
  // Groups say nothing that their children would inherit: every mark speaks for itself.
  if (copy instanceof SVGGElement || copy instanceof SVGSVGElement || copy instanceof SVGPatternElement) {
    for (const name of ['fill', 'stroke', 'stroke-width', 'stroke-linecap']) copy.removeAttribute(name);
    return;
  }
  if (colored(copy, 'fill', style, paint)) say(copy, style, FILL);
  if (colored(copy, 'stroke', style, paint)) say(copy, style, STROKE);
  if (copy instanceof SVGTextContentElement) {
    say(copy, style, TEXT);
    copy.setAttribute('font-family', FONT);
  }
}

/** Writes the properties that differ from what goes without saying. */
function say(copy: Element, style: CSSStyleDeclaration, defaults: Record<string, string>): void {
  for (const [property, silent] of Object.entries(defaults)) {
    const value = style.getPropertyValue(property);
    if (value && value !== silent) copy.setAttribute(property, value);
    else copy.removeAttribute(property);
  }
}

/** Writes a fill or stroke as hex; a reference such as hatching stays. False when nothing is painted. */
function colored(copy: Element, side: 'fill' | 'stroke', style: CSSStyleDeclaration, paint: Paint): boolean {
  const value = style.getPropertyValue(side);
  if (value.startsWith('url(')) return true;
  const { color, opacity } = value === 'none' || value === '' ? { color: 'none', opacity: 0 } : paint(value);
  copy.setAttribute(side, opacity === 0 ? 'none' : color);
  return opacity > 0;
}

interface Line {
  text: string;
  size: number;
  weight: number;
  width: number;
  color: string;
}

/** Lines of text as SVG, wrapped by measuring; height in px including the space below. */
export function textBlock(blocks: readonly Line[]): { lines: SVGTextElement[]; height: number } {
  const context = document.createElement('canvas').getContext('2d');
  const lines: SVGTextElement[] = [];
  let y = 0;
  for (const block of blocks) {
    if (!block.text) continue;
    if (context) context.font = `${block.weight} ${block.size}px ${FONT}`;
    for (const words of wrap(block.text, block.width, (text) => context?.measureText(text).width ?? 0)) {
      y += block.size * 1.45;
      const element = document.createElementNS(NS, 'text');
      const attributes = { y, 'font-size': block.size, 'font-weight': block.weight, 'font-family': FONT };
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
      element.setAttribute('fill', block.color);
      element.textContent = words;
      lines.push(element);
    }
  }
  return { lines, height: lines.length ? Math.ceil(y + 16) : 0 };
}

/** Breaks a text at spaces so that no line is wider than `width`, unless one word is. */
export function wrap(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    const longer = `${last} ${word}`;
    if (last !== undefined && measure(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** A file name from a title: plain letters, digits and hyphens, at most 60. */
export function fileName(title: string): string {
  const plain = title
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return plain || 'patamar';
}
