'use client';

import { type ReactNode, useEffect, useRef } from 'react';

/** What a form just did, after the page was shown anew: takes the focus, so that it is read and work goes on from here. */
export function Announce({
  id,
  className,
  children,
}: {
  id?: string;
  className?: string;
  children: ReactNode;
}) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => ref.current?.focus({ preventScroll: true }), []);
  return (
    <div ref={ref} id={id} tabIndex={-1} role="status" className={className}>
      {children}
    </div>
  );
}
