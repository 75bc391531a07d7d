import clsx from 'clsx';
import { StairGlyph } from './stair-glyph';

/** The wordmark: a stair climbed to the third step, because the next one matters most. The name is not translated. */
export function Logo({ size = 'md', className }: { size?: 'md' | 'lg'; className?: string }) {
  return (
    <span
      translate="no"
      className={clsx(
        'inline-flex items-center font-semibold tracking-tight text-ink',
        size === 'lg' ? 'gap-3 text-xl' : 'gap-2 text-lg',
        className,
      )}
    >
      <StairGlyph level={2} size={size === 'lg' ? 32 : 20} label="" />
      Patamar
    </span>
  );
}
