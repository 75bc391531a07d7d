import type { ReactNode } from 'react';
import { StairGlyph } from './stair-glyph';

interface Props {
  title: ReactNode;
  children?: ReactNode;
  /** The one thing to do next, a Button or ButtonLink. */
  action?: ReactNode;
  headingLevel?: 2 | 3 | 4;
}

/** Nothing here yet: what will be here, and how it begins. */
export function EmptyState({ title, children, action, headingLevel = 2 }: Props) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className="flex flex-col items-center rounded-md border border-dashed border-line-strong px-6 py-12 text-center">
      <StairGlyph level={0} size={32} label="" />
      <Heading className="mt-4 text-lg">{title}</Heading>
      {children ? <div className="mt-1 max-w-[52ch] text-ink-soft">{children}</div> : null}
      {action ? <div className="mt-6 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
