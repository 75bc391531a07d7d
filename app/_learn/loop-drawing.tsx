import { type LoopShape, loopArrows, loopMiddles, loopPath, loopSpots } from '@/lib/learn/figures/loop';
import { Drawing, type Layout, Words } from './drawing';
import { type LabelPlace, LoopLabel, type LoopWords } from './loop-label';

interface LoopLayout {
  shape: LoopShape;
  view: readonly [number, number, number, number];
  /** One for each phase. */
  labels: readonly LabelPlace[];
  half: number;
}

const beside = (sides: readonly LabelPlace['side'][], width: number, middle: number): LabelPlace[] =>
  sides.map((side) => ({ side, width: side === 'left' || side === 'right' ? width : middle }));

const LAYOUTS: Record<Layout, LoopLayout> = {
  wide: {
    shape: { lies: 'across', reach: 108, radius: 80, stretch: 1 },
    view: [-320, -174, 640, 348],
    labels: beside(['above', 'left', 'left', 'below', 'above', 'right', 'below'], 132, 150),
    half: 14,
  },
  narrow: {
    shape: { lies: 'upright', reach: 80, radius: 58, stretch: 1.5 },
    view: [-184, -240, 368, 536],
    labels: beside(['right', 'right', 'left', 'left', 'right', 'below', 'left'], 104, 200),
    half: 12.5,
  },
};

/** Height in px that scores add above and below. */
const SCORE_LINE = 17;

export interface LoopDrawingPhase extends LoopWords {
  id: string;
  href: string;
}

/** Time for the whole way: slow enough to be read along. */
const LAP = '28s';

interface Props {
  layout: Layout;
  title: string;
  description: string;
  development: string;
  operation: string;
  phases: readonly LoopDrawingPhase[];
}

/** The figure eight with its seven links, and a dot that goes around it. */
export function LoopDrawing({ layout, title, description, development, operation, phases }: Props) {
  const { shape, view, labels, half } = LAYOUTS[layout];
  const path = loopPath(shape);
  const spots = loopSpots(shape);
  const [left, right] = loopMiddles(shape);
  const [x, y, width, height] = view;
  const more = phases.some(({ score }) => score) ? SCORE_LINE : 0;
  return (
    <Drawing {...{ layout, title, description }} view={[x, y - more, width, height + 2 * more]} links>
      <path className="loop-track" d={path} />
      {loopArrows(shape).map(({ x, y, turn }) => (
        <path
          key={`${x} ${y}`}
          className="loop-arrow"
          d="M7 0L-5-7.5V7.5Z"
          transform={`translate(${x} ${y}) rotate(${turn})`}
        />
      ))}
      <Words
        {...left}
        y={left.y + 5}
        anchor="middle"
        size={half}
        lines={[development]}
        className="fill-ink-soft font-semibold"
      />
      <Words
        {...right}
        y={right.y + 5}
        anchor="middle"
        size={half}
        lines={[operation]}
        className="fill-ink-soft font-semibold"
      />
      <circle className="loop-dot" r={6}>
        <animateMotion path={path} dur={LAP} repeatCount="indefinite" />
      </circle>
      {phases.map(({ id, href, ...words }, i) => {
        const [spot, place] = [spots[i], labels[i]];
        if (!spot || !place) return null;
        return (
          <g key={id} transform={`translate(${spot.x} ${spot.y})`}>
            <a href={href} className="loop-link">
              <circle className="figure-node loop-node" r={13} />
              <Words x={0} y={4.5} anchor="middle" lines={[`${i + 1}`]} className="fill-ink font-semibold" />
              <LoopLabel {...{ layout, place, words }} />
            </a>
          </g>
        );
      })}
    </Drawing>
  );
}
