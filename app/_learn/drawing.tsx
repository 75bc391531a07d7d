import clsx from 'clsx';
import type { ReactNode } from 'react';
import './figures.css';

export type Layout = 'wide' | 'narrow';
export const LAYOUTS: readonly Layout[] = ['wide', 'narrow'];

interface DrawingProps {
  layout: Layout;
  /** Left, top, width and height of what is drawn, in px at its natural size. */
  view: readonly [number, number, number, number];
  /** What it is, in a few words. */
  title: string;
  /** What it shows, for those who do not see it. */
  description: string;
  /** Holds links: then it is a group and not one picture. */
  links?: boolean;
  children: ReactNode;
}

/** One drawing of a figure; its twin of the other layout is not displayed, and so not read. */
export function Drawing({ layout, view, title, description, links, children }: DrawingProps) {
  return (
    <svg
      role={links ? 'group' : 'img'}
      viewBox={view.join(' ')}
      className={clsx('figure-drawing', `figure-${layout}`)}
    >
      <title>{title}</title>
      <desc>{description}</desc>
      {children}
    </svg>
  );
}

export type Anchor = 'start' | 'middle' | 'end';

interface WordsProps {
  x: number;
  /** Baseline of the first line. */
  y: number;
  lines: readonly string[];
  size?: number;
  /** From baseline to baseline. */
  leading?: number;
  anchor?: Anchor;
  className?: string;
  /** `data-artefact` of the loop. */
  artefact?: string;
}

/** Lines of text; they are broken beforehand, by `wrapText`. */
export function Words(props: WordsProps) {
  const { x, y, lines, size = 13, leading = 16, anchor = 'start', className, artefact } = props;
  return (
    <text
      x={x}
      y={y}
      fontSize={size}
      textAnchor={anchor}
      data-artefact={artefact}
      className={clsx(className ?? 'fill-ink')}
    >
      {lines.map((line, i) => (
        <tspan key={line} x={x} dy={i ? leading : 0}>
          {/* A blank without width keeps the words of two lines apart for those who hear them. */}
          {i ? <tspan fontSize={0}> </tspan> : null}
          {line}
        </tspan>
      ))}
    </text>
  );
}

interface ArrowheadProps {
  x: number;
  y: number;
  /** Degrees clockwise from pointing right. */
  turn: number;
  className?: string;
}

/** The caption of a table that stays in view when the table is wider than its place. */
export function FigureCaption({ children }: { children: ReactNode }) {
  return <span className="figure-caption">{children}</span>;
}

/** The head of an arrow; its tip is at the point. */
export function Arrowhead({ x, y, turn, className = 'figure-head' }: ArrowheadProps) {
  return <path className={className} d="M0 0L-9-5V5Z" transform={`translate(${x} ${y}) rotate(${turn})`} />;
}
