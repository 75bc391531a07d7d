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

const decorations = new Map<string, string>();

/** Those without a name are few, and a page has many of them: each is drawn once. */
function decoration(level: Level | null, state: StairState | undefined, size: StairSize): string {
  const key = `${level} ${state} ${size}`;
  const known = decorations.get(key) ?? stair(level, { title: '', size, state });
  decorations.set(key, known);
  return known;
}

/** The product's mark for a level: five steps, filled up to the one a team stands on. Reads in greyscale and at 16 px. */
export function StairGlyph({ level, label, state, size = 16, className }: Props) {
  return (
    <Svg
      as="span"
      className={clsx('stair-place', className)}
      markup={label ? stair(level, { title: label, size, state }) : decoration(level, state, size)}
    />
  );
}
