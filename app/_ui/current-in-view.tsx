'use client';

import { useEffect, useRef } from 'react';

/** Scrolls the strip around it sideways until its current link is in view, where there is no room for all of them. */
export function CurrentInView() {
  const place = useRef<HTMLSpanElement>(null);
  // After every rendering: another link may be the current one.
  useEffect(() => {
    const strip = place.current?.parentElement;
    const current = strip?.querySelector<HTMLElement>('[aria-current]');
    if (!strip || !current) return;
    const middle = current.offsetLeft - strip.offsetLeft + current.offsetWidth / 2;
    strip.scrollLeft = middle - strip.clientWidth / 2;
  });
  return <span ref={place} hidden />;
}
