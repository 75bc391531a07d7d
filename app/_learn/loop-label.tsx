import { stairPaths } from '@/lib/charts/stair';
import { widthOf, wrapText } from '@/lib/learn/figures/words';
import type { Level } from '@/lib/model/schema';
import { type Anchor, type Layout, Words } from './drawing';

/** What a label says; texts are ready to be shown. */
export interface LoopWords {
  title: string;
  practices: string;
  makes: readonly { artefact: string; text: string }[];
  /** Undefined outside of a team; the level is null when there is no score yet. */
  score?: { text: string; level: Level | null };
}

export interface LabelPlace {
  side: 'left' | 'right' | 'above' | 'below';
  /** Longest line, in px. */
  width: number;
}

/** From the middle of a node to its words; beside it they also keep away from the bend of the loop. */
const GAP = 21;
const GAP_BESIDE: Record<Layout, number> = { wide: 27, narrow: 22 };
const ANCHORS: Record<LabelPlace['side'], Anchor> = {
  left: 'end',
  right: 'start',
  above: 'middle',
  below: 'middle',
};

/** Sizes of type in px; the narrow drawing is shown at about its natural size, the wide one a little smaller. */
const TYPE: Record<Layout, { title: number; text: number; leading: number }> = {
  wide: { title: 15, text: 13, leading: 16.5 },
  narrow: { title: 13.5, text: 12.5, leading: 15.5 },
};

interface Props {
  layout: Layout;
  place: LabelPlace;
  words: LoopWords;
}

/** Title, score, practices and product of a phase, beside a node at the origin. */
export function LoopLabel({ layout, place, words }: Props) {
  const { title, text, leading } = TYPE[layout];
  const { side, width } = place;
  const made = words.makes.map((one) => ({ ...one, lines: wrapText(one.text, width, text) }));
  const most = Math.max(...made.map(({ lines }) => lines.length));
  const { score, practices } = words;
  const rows = (score ? 3 : 2) + most;
  const height = rows * leading;
  const top = { above: -GAP - height, below: GAP, left: -height / 2, right: -height / 2 }[side];
  const x = { above: 0, below: 0, left: -GAP_BESIDE[layout], right: GAP_BESIDE[layout] }[side];
  const anchor = ANCHORS[side];
  const line = (row: number) => top + row * leading + leading * 0.76;
  const left = { start: x - 4, middle: x - width / 2 - 4, end: x - width - 4 }[anchor];
  return (
    <>
      <rect className="loop-area" x={left} y={top - 4} width={width + 8} height={height + 8} rx={6} />
      <Words
        {...{ x, anchor }}
        y={line(0)}
        size={title}
        lines={[words.title]}
        className="loop-title font-semibold"
      />
      {score ? <Score {...{ x, anchor, score }} y={line(1)} size={text} /> : null}
      <Words
        {...{ x, anchor }}
        y={line(rows - most - 1)}
        size={text}
        lines={[practices]}
        className="fill-ink-soft"
      />
      {made.map(({ artefact, lines }) => (
        <Words
          key={artefact}
          {...{ x, anchor, lines, leading, artefact }}
          y={line(rows - most)}
          size={text}
          className="loop-makes fill-ink"
        />
      ))}
    </>
  );
}

interface ScoreProps {
  x: number;
  y: number;
  size: number;
  anchor: Anchor;
  score: NonNullable<LoopWords['score']>;
}

/** Width of the stair and of the space after it. */
const STAIR = 21;

/** The stair and the number; the stair stands at the edge that the lines share. */
function Score({ x, y, size, anchor, score: { text, level } }: ScoreProps) {
  if (level === null) return <Words {...{ x, y, size, anchor }} lines={[text]} className="fill-ink-soft" />;
  const half = (widthOf(text, size, true) + STAIR) / 2;
  const stair = { start: x, middle: x - half, end: x - 16 }[anchor];
  const shift = { start: STAIR, middle: STAIR / 2, end: -STAIR }[anchor];
  return (
    <>
      <g className="stair" transform={`translate(${stair} ${y - 13.5})`}>
        {stairPaths(16, level, 'level').map(({ role, d }) => (
          <path key={role} className={`stair-${role}`} d={d} />
        ))}
      </g>
      <Words x={x + shift} {...{ y, size, anchor }} lines={[text]} className="fill-ink font-semibold" />
    </>
  );
}
