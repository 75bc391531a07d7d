import type { CanvasElement, Column, Content, ContentColumns } from 'pdfmake/interfaces';
import { PRINT } from '@/lib/charts/ink';
import type { Level } from '@/lib/model/schema';
import type { RowStatus } from '../report';

/**
 * The level mark of the product as plain vectors: the same stair as on screen, filled up to the level. Vectors, because
 * a plan has hundreds of them and an SVG each would take seconds.
 */
export function stairMark(level: Level | null, status: RowStatus = 'ok', size = 11): Column {
  const shapes: CanvasElement[] = [];
  if (status === 'suppressed') {
    shapes.push({ ...outline(5, size), color: PRINT.line, lineColor: PRINT.line });
  } else if (status === 'not_applicable') {
    shapes.push({
      type: 'line',
      x1: 0,
      y1: size,
      x2: size,
      y2: size,
      lineWidth: 0.8,
      lineColor: PRINT.unknown,
    });
  } else if (level === null) {
    shapes.push({ ...outline(5, size), lineColor: PRINT.unknown, dash: { length: 1.4, space: 1 } });
  } else {
    const provisional = status === 'provisional' || status === 'few_answers';
    const fill = provisional ? PRINT.markSoft : PRINT.mark;
    shapes.push({ ...outline(level + 1, size), color: fill, lineColor: fill });
    shapes.push({
      ...outline(5, size),
      lineColor: PRINT.mark,
      ...(provisional ? { dash: { length: 1.4, space: 1 } } : {}),
    });
  }
  return { canvas: shapes, width: size };
}

/** The first `count` steps (1–5), closed along the ground. */
function outline(count: number, size: number) {
  const step = size / 5;
  const points = [{ x: 0, y: size }];
  for (let i = 0; i < count; i++) {
    points.push({ x: i * step, y: size - (i + 1) * step }, { x: (i + 1) * step, y: size - (i + 1) * step });
  }
  points.push({ x: count * step, y: size });
  return { type: 'polyline' as const, closePath: true, lineWidth: 0.5, points };
}

interface Marked {
  score: number;
  lo: number | null;
  hi: number | null;
  /** Level to be reached. */
  target: number;
}

/** A score on a 0–4 track with its interval as a band and its target as a long tick, `width` points wide and 8 high. */
export function whiskerMark({ score, lo, hi, target }: Marked, width = 62): Content {
  const inset = 3;
  const at = (x: number) => inset + (Math.min(4, Math.max(0, x)) / 4) * (width - 2 * inset);
  const shapes: CanvasElement[] = [
    { type: 'line', x1: at(0), y1: 4, x2: at(4), y2: 4, lineWidth: 0.6, lineColor: PRINT.line },
  ];
  for (const tick of [0, 1, 2, 3, 4]) {
    shapes.push({
      type: 'line',
      x1: at(tick),
      y1: 2.6,
      x2: at(tick),
      y2: 5.4,
      lineWidth: 0.6,
      lineColor: PRINT.line,
    });
  }
  if (lo !== null && hi !== null) {
    const w = Math.max(1, at(hi) - at(lo));
    shapes.push({
      type: 'rect',
      x: at(lo),
      y: 2.2,
      w,
      h: 3.6,
      r: 1.8,
      color: PRINT.markSoft,
      lineColor: PRINT.markSoft,
    });
  }
  const goal = { x1: at(target), x2: at(target), y1: 0.4, y2: 7.6 };
  shapes.push({ type: 'line', ...goal, lineWidth: 0.9, lineColor: PRINT.ink });
  shapes.push({
    type: 'ellipse',
    x: at(score),
    y: 4,
    r1: 2.3,
    r2: 2.3,
    color: PRINT.mark,
    lineColor: PRINT.mark,
  });
  return { canvas: shapes };
}

/** A stair with its number, then the stair it should become. */
export function climb(from: Level, to: Level): ContentColumns {
  const number = (level: Level): Column => ({ text: String(level), width: 'auto', margin: [0, 0, 2, 0] });
  const chevron: CanvasElement = {
    type: 'polyline',
    lineColor: PRINT.faint,
    lineWidth: 0.8,
    points: [
      { x: 0, y: 2.5 },
      { x: 3, y: 5.5 },
      { x: 0, y: 8.5 },
    ],
  };
  return {
    columns: [stairMark(from), number(from), { canvas: [chevron], width: 6 }, stairMark(to), number(to)],
    columnGap: 3,
  };
}
