import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

/** Frameworks have a hue only as a thin edge. */
export type FrameworkEdge = 'DEV' | 'DAT' | 'MLO';

const EDGES: Record<FrameworkEdge, string> = {
  DEV: 'border-l-2 border-l-dev',
  DAT: 'border-l-2 border-l-dat',
  MLO: 'border-l-2 border-l-mlo',
};

interface Props extends Omit<ComponentProps<'div'>, 'title'> {
  as?: 'div' | 'section' | 'article' | 'li';
  edge?: FrameworkEdge | undefined;
  padding?: 'none' | 'md' | 'lg';
}

/** A bordered surface. */
export function Card({ as: Tag = 'div', edge, padding = 'md', className, ...props }: Props) {
  const space = padding === 'none' ? '' : padding === 'md' ? 'p-4 sm:p-5' : 'p-5 sm:p-8';
  // One set of props serves four element names; the attributes in use are common to all of them.
  const Any = Tag as 'div';
  return (
    <Any
      className={clsx(
        'min-w-0 rounded-md border border-line bg-surface',
        edge && EDGES[edge],
        space,
        className,
      )}
      {...props}
    />
  );
}

/** Heading row of a card: title, one line about it, and actions at the end. */
export function CardHeader({
  title,
  description,
  actions,
  level = 2,
}: {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  level?: 2 | 3 | 4;
}) {
  const Heading = `h${level}` as const;
  return (
    <div className="mb-4 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <div className="min-w-0">
        <Heading className="text-lg">{title}</Heading>
        {description ? <p className="mt-0.5 text-sm text-ink-soft">{description}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
    </div>
  );
}
