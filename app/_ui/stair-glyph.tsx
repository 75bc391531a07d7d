import clsx from 'clsx';
import { Svg } from '@/app/_charts/svg';
import { type StairSize, type StairState, stair } from '@/lib/charts/stair';
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
  return (
    <Svg
      as="span"
      className={clsx('stair-place', className)}
      markup={stair(level, { title: label, size, state })}
    />
  );
}
