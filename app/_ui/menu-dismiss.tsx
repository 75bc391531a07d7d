'use client';

import { useEffect, useRef } from 'react';

/** Closes the `details` around it on Escape (focus goes back to its button), on a press elsewhere and after a choice. */
export function MenuDismiss() {
  const ref = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    const details = ref.current?.closest('details');
    if (!details) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !details.open) return;
      details.open = false;
      details.querySelector('summary')?.focus();
    };
    const onPress = (event: MouseEvent) => {
      const target = event.target;
      if (!(target instanceof Element)) return;
      if (!details.contains(target) || target.closest('a')) details.open = false;
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('click', onPress);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('click', onPress);
    };
  }, []);

  return <span ref={ref} hidden />;
}
