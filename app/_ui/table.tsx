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
  /** On a phone its rows are blocks instead of scrolling sideways; each `Td` has its `label`. */
  stack?: boolean;
}

/** A table in a region that scrolls sideways, by touch and by keyboard. */
export function Table({ caption, hideCaption, children, className, sticky, stack }: Props) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
    <section aria-labelledby={id} tabIndex={0} className={clsx('table-region', sticky && 'max-h-[80vh]')}>
      <table
        data-sticky={sticky || undefined}
        data-stack={stack || undefined}
        className={clsx('data-table', className)}
      >
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

/** Data cell; `label` names its column where rows are blocks. */
export function Td({
  numeric,
  label,
  className,
  ...props
}: Cell & { label?: string } & ComponentProps<'td'>) {
  return (
    <td
      data-label={label}
      className={clsx(numeric && (label ? 'tnum sm:text-right' : 'tnum text-right'), className)}
      {...props}
    />
  );
}
