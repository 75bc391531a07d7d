import type { ReactNode } from 'react';

/** What a form just did, on the page that answers it: takes the focus, so that it is read and work goes on from here. */
export function Announce({
  id,
  className,
  children,
}: {
  id?: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div data-news id={id} tabIndex={-1} role="status" className={className}>
      {children}
    </div>
  );
}
