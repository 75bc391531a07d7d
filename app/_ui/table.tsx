import clsx from 'clsx';
import { type ComponentProps, type ReactNode, useId } from 'react';

interface Props {
  /** Says what the table holds; read first by screen readers and names the scrolling region. */
  caption: ReactNode;
  hideCaption?: boolean;
  /** `thead`, `tbody`, `tfoot`. */
  children: ReactNode;
  className?: string;
  /** Header cells stay in view while the page scrolls inside a tall region. */
  sticky?: boolean;
}

/** A table in a region that scrolls sideways, by touch and by keyboard. */
export function Table({ caption, hideCaption, children, className, sticky }: Props) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
    <section aria-labelledby={id} tabIndex={0} className={clsx('table-region', sticky && 'max-h-[80vh]')}>
      <table data-sticky={sticky || undefined} className={clsx('data-table', className)}>
        <caption id={id} className={hideCaption ? 'sr-only' : 'pb-2 text-left text-sm text-ink-soft'}>
          {caption}
        </caption>
        {children}
      </table>
    </section>
  );
}

interface Cell {
  /** Right-aligned with tabular figures. */
  numeric?: boolean;
}

/** Column header. */
export function Th({ numeric, className, scope = 'col', ...props }: Cell & ComponentProps<'th'>) {
  return <th scope={scope} className={clsx(numeric && 'tnum text-right', className)} {...props} />;
}

/** Data cell. */
export function Td({ numeric, className, ...props }: Cell & ComponentProps<'td'>) {
  return <td className={clsx(numeric && 'tnum text-right', className)} {...props} />;
}
