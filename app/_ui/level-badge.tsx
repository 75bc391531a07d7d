import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { StairSize, StairState } from '@/lib/charts/stair';
import type { Level } from '@/lib/model/schema';
import { StairGlyph } from './stair-glyph';

interface Props {
  level: Level | null;
  /** The level's name, or the reason why there is none. Always shown as words unless `hideName`. */
  name: string;
  state?: StairState;
  /** The formatted number beside the glyph: a score or the level itself. */
  value?: ReactNode;
  size?: StairSize;
  /** Keeps the name for screen readers only, in dense tables. */
  hideName?: boolean;
}

const LOOK: Record<StairSize, string> = { 16: 'gap-1.5 text-sm', 20: 'gap-2 text-base', 32: 'gap-3 text-xl' };

/** A level wherever it is shown: glyph, number, name. */
export function LevelBadge({ level, name, state, value, size = 16, hideName }: Props) {
  return (
    <span className={clsx('inline-flex items-center align-middle whitespace-nowrap', LOOK[size])}>
      <StairGlyph level={level} state={state} size={size} label="" />
      {value === undefined ? null : <span className="tnum font-semibold">{value}</span>}
      <span className={hideName ? 'sr-only' : 'text-ink-soft'}>{name}</span>
    </span>
  );
}
