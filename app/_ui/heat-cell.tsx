import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import type { Level } from '@/lib/model/schema';

interface Props extends ComponentProps<'td'> {
  level: Level | null;
  state?: 'level' | 'provisional' | 'unknown' | 'not_applicable' | 'hidden';
  /** The number, or a short sign with words for screen readers. */
  children: ReactNode;
}

/** A table cell on the maturity scale: the number is always there, the tone only helps the eye. */
export function HeatCell({
  level,
  state = level === null ? 'unknown' : 'level',
  className,
  ...props
}: Props) {
  const valued = level !== null && (state === 'level' || state === 'provisional');
  return (
    <td
      data-level={valued ? level : undefined}
      data-state={state}
      className={clsx('heat-cell tnum', valued && 'on-level', state === 'unknown' && 'hatch', className)}
      {...props}
    />
  );
}
