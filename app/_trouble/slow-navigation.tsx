'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import { leadsElsewhere } from './leads-elsewhere';

/** Milliseconds after which a page that has not come yet says that it is on its way. */
const PATIENCE = 400;

interface Props {
  /** That the page is on its way, and that there is no connection to get it by. */
  strings: { loading: string; offline: string };
}

/** A click that led away from an address: for as long as that address is shown, its page is still the one before. */
interface Left {
  from: string;
  how: 'loading' | 'offline';
}

/**
 * Says that a page asked for by a link is on its way, as soon as that takes long; and without a connection keeps the page
 * that is there, where following the link would put the browser's own error in its place.
 */
export function SlowNavigation({ strings }: Props) {
  const here = `${usePathname()}?${useSearchParams()}`;
  const [left, setLeft] = useState<Left | null>(null);
  const state = left?.from === here ? left.how : 'idle';

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onClick = (event: MouseEvent) => {
      if (!leadsElsewhere(event, window.location)) return;
      const { pathname, search } = window.location;
      const from = `${pathname}?${search.slice(1)}`;
      clearTimeout(timer);
      if (navigator.onLine) {
        timer = setTimeout(() => setLeft({ from, how: 'loading' }), PATIENCE);
        return;
      }
      event.preventDefault();
      event.stopPropagation();
      setLeft({ from, how: 'offline' });
    };
    const onLine = () => setLeft(null);
    // Before the link's own handler, which asks for the page.
    document.addEventListener('click', onClick, true);
    window.addEventListener('online', onLine);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('click', onClick, true);
      window.removeEventListener('online', onLine);
    };
  }, []);

  return (
    <div aria-live="polite" className="slow-navigation" data-state={state} data-print="hide">
      {state === 'loading' ? <span className="sr-only">{strings.loading}</span> : null}
      {state === 'offline' ? <p>{strings.offline}</p> : null}
    </div>
  );
}
