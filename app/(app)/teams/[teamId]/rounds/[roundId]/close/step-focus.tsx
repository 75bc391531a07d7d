'use client';

import { useEffect, useRef } from 'react';

/** The address stays from step to step: moves the focus to the new heading, as a new page would, so that it is heard. */
export function StepFocus({ step }: { step: string }) {
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    const heading = document.querySelector('h1');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus();
  }, [step]);
  return null;
}
