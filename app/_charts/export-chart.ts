import { fileName, inlineLook, type Paint, painter, textBlock } from './export-style';

/** A chart on its own: markup, size in CSS px, and a name for its file. */
export interface Drawing {
  markup: string;
  width: number;
  height: number;
  name: string;
}

export type Outcome = 'copied' | 'downloaded' | 'failed';

const NS = 'http://www.w3.org/2000/svg';
const PAD = 24;

/**
 * The chart of a frame as a self-contained SVG with its title and measure: every colour is resolved into a
 * presentation attribute, so no style sheet and no inline style is needed (the policy of the page forbids both).
 */
function chartToSvg(frame: HTMLElement): Drawing | null {
  const body = frame.querySelector('[data-chart-body]');
  const source = body?.querySelector<SVGSVGElement>('svg.chart');
  const paint = painter();
  if (!source || !paint) return null;

  const place = source.closest('.chart-place');
  const copy = source.cloneNode(true) as SVGSVGElement;
  place?.setAttribute('data-whole', '');
  inlineLook(source, copy, paint);
  place?.removeAttribute('data-whole');
  const box = boxOf(source, copy);
  const title = textOf(frame, '[data-chart-title]');
  const head = textBlock([
    { text: title, size: 18, weight: 600, width: box.width, color: colorOf(frame, paint) },
    {
      text: textOf(frame, '[data-chart-subtitle]'),
      size: 13,
      weight: 400,
      width: box.width,
      color: colorOf(frame, paint),
    },
  ]);
  const width = box.width + 2 * PAD;
  const height = box.height + head.height + 2 * PAD;

  const sheet = document.createElementNS(NS, 'svg');
  setAll(sheet, { xmlns: NS, width, height, viewBox: `0 0 ${width} ${height}` });
  const ground = document.createElementNS(NS, 'rect');
  const background = paint(getComputedStyle(frame).backgroundColor);
  setAll(ground, { width, height, fill: background.color });
  const heading = document.createElementNS(NS, 'g');
  heading.setAttribute('transform', `translate(${PAD} ${PAD})`);
  heading.append(...head.lines);
  setAll(copy, { x: PAD, y: PAD + head.height, width: box.width, height: box.height });
  sheet.append(ground, heading, copy);
  return { markup: new XMLSerializer().serializeToString(sheet), width, height, name: fileName(title) };
}

function textOf(frame: HTMLElement, selector: string): string {
  return frame.querySelector(selector)?.textContent?.trim() ?? '';
}

function colorOf(frame: HTMLElement, paint: Paint): string {
  return paint(getComputedStyle(frame).color).color;
}

/** Size of the drawing: its own, or that of its place where it has none. */
function boxOf(source: SVGSVGElement, copy: SVGSVGElement): { width: number; height: number } {
  const view = source.viewBox.baseVal;
  if (!view?.width) copy.setAttribute('overflow', 'visible');
  const { width, height } = view?.width ? view : source.getBoundingClientRect();
  return { width: Math.round(width), height: Math.round(height) };
}

function setAll(element: Element, attributes: Record<string, string | number>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}

/** Takes the chart of a frame along: to the clipboard, else as a file. */
export async function takeChart(frame: HTMLElement, format: 'png' | 'svg'): Promise<Outcome> {
  const drawing = chartToSvg(frame);
  return drawing ? takeDrawing(drawing, format) : 'failed';
}

/** The same for a drawing that stands nowhere on the page. */
export const takeDrawing = (drawing: Drawing, format: 'png' | 'svg'): Promise<Outcome> =>
  format === 'png' ? copyPng(drawing) : copyText(drawing);

/** Copies the markup itself; where the clipboard is refused, saves it as a file. */
async function copyText(drawing: Drawing): Promise<Outcome> {
  const copied = await navigator.clipboard?.writeText(drawing.markup).then(
    () => true,
    () => false,
  );
  if (copied) return 'copied';
  return save(new Blob([drawing.markup], { type: 'image/svg+xml' }), `${drawing.name}.svg`);
}

/** Draws at twice the size and copies the picture; where the clipboard is refused, saves it as a file. */
async function copyPng(drawing: Drawing): Promise<Outcome> {
  const picture = rasterize(drawing);
  try {
    // Safari wants the promise inside the item, created within the press itself.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
    return 'copied';
  } catch {
    return picture.then(
      (blob) => save(blob, `${drawing.name}.png`),
      () => 'failed' as const,
    );
  }
}

async function rasterize({ markup, width, height }: Drawing): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(markup)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * 2;
  canvas.height = height * 2;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be drawn'))),
      'image/png',
    );
  });
}

function save(blob: Blob, name: string): Outcome {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  return 'downloaded';
}
