import clsx from 'clsx';
import { type Drift, isRight, ruleAt, samplesAfter } from '@/lib/learn/figures/drift';
import type { Line } from '@/lib/learn/figures/fit-line';

/** Size of the unit square in the drawing; a little air around it. */
const WIDTH = 400;
const HEIGHT = 300;

const atX = (x: number) => Math.round(x * WIDTH * 10) / 10;
const atY = (y: number) => Math.round((1 - y) * HEIGHT * 10) / 10;

interface Props {
  drift: Drift;
  /** 0–1 */
  amount: number;
  model: Line;
  /** What is to be seen, for those who do not. */
  label: string;
  axes: { horizontal: string; vertical: string };
  /** Faint dots where the points were before data drift. */
  ghosts?: boolean;
  className?: string;
}

/** Sixty points, what is true of them, and what the model says: circles or squares, crossed out where it is wrong. */
export function DriftPlot({ drift, amount, model, label, axes, ghosts, className }: Props) {
  const samples = samplesAfter(drift, amount);
  const ends = [-0.1, 1.1].map((x) => `${atX(x)} ${atY(model.base + model.slope * x)}`).join('L');
  const rule = Array.from({ length: 27 }, (_, i) => {
    const x = i / 26;
    return `${atX(x)} ${atY(ruleAt(x, drift, amount))}`;
  }).join('L');
  return (
    <svg role="img" aria-label={label} viewBox="-22 -1 424 324" className={clsx('figure-drawing', className)}>
      <svg x={0} y={0} width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden>
        <rect className="drift-space" width={WIDTH} height={HEIGHT} />
        <path className="drift-tint" d={`M${ends}L440-999H-40Z`} />
        {ghosts
          ? samplesAfter(drift, 0).map(({ id, x, y }) => (
              <circle key={id} className="drift-ghost" cx={atX(x)} cy={atY(y)} r={1.75} />
            ))
          : null}
        <path className="drift-rule" d={`M${rule}`} />
        <path className="drift-model" d={`M${ends}`} />
      </svg>
      <rect className="drift-frame" width={WIDTH} height={HEIGHT} />
      {samples
        .filter((sample) => !isRight(model, sample))
        .map(({ id, x, y }) => (
          <DriftCross key={id} x={atX(x)} y={atY(y)} />
        ))}
      {samples.map(({ id, x, y, above }) => (
        <DriftMark key={id} x={atX(x)} y={atY(y)} above={above} />
      ))}
      <text x={WIDTH} y={HEIGHT + 17} fontSize={13} textAnchor="end" className="fill-ink-faint">
        {axes.horizontal} →
      </text>
      <text x={0} y={-8} fontSize={13} textAnchor="end" className="fill-ink-faint" transform="rotate(-90)">
        {axes.vertical} →
      </text>
    </svg>
  );
}

interface MarkProps {
  x: number;
  y: number;
  /** True kind: a circle above the rule, a square below it. */
  above: boolean;
}

/** One point. */
export function DriftMark({ x, y, above }: MarkProps) {
  return above ? (
    <circle className="drift-above" cx={x} cy={y} r={6} />
  ) : (
    <rect className="drift-below" x={x - 5} y={y - 5} width={10} height={10} />
  );
}

/** Says that the model is wrong about a point; lies below all points, so that their kinds stay visible. */
export function DriftCross({ x, y }: { x: number; y: number }) {
  return <path className="drift-cross" d={`M${x - 10} ${y - 10}l20 20m-20 0l20-20`} />;
}
