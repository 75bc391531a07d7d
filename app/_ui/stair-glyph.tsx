import clsx from 'clsx';
import { type StairSize, type StairState, stairPaths } from '@/lib/charts/stair';
import type { Level } from '@/lib/model/schema';

interface Props {
  /** Null means unknown. */
  level: Level | null;
  /** Accessible name, for example "Level 2 of 4, Defined"; empty when the words stand beside it. */
  label: string;
  state?: StairState;
  size?: StairSize;
  className?: string;
}

/** The product's mark for a level: five steps, filled up to the one a team stands on. Reads in greyscale and at 16 px. */
export function StairGlyph({ level, label, state, size = 16, className }: Props) {
  const shown = state ?? (level === null ? 'unknown' : 'level');
  const frame = {
    width: size,
    height: size,
    viewBox: `0 0 ${size} ${size}`,
    className: clsx('stair', `stair-${size}`, `is-${shown}`, className),
  };
  const paths = stairPaths(size, level, shown).map(({ d, role }) => (
    <path key={role} d={d} className={`stair-${role}`} />
  ));
  if (!label) {
    return (
      <svg aria-hidden="true" {...frame}>
        {paths}
      </svg>
    );
  }
  return (
    <svg role="img" aria-label={label} {...frame}>
      {paths}
    </svg>
  );
}
