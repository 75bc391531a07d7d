'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useEffect, useRef } from 'react';

/**
 * Whoever goes back sees a page at once, as the browser kept it; this then asks for it anew, so that it shows how things stand:
 * a round may be published since, answers given, a step taken by somebody else.
 */
export function Fresh() {
  const router = useRouter();
  const here = `${usePathname()}?${useSearchParams()}`;
  const back = useRef(false);
  useEffect(() => {
    const onBack = () => {
      // A place on the same page is no other page.
      back.current = `${window.location.pathname}?${window.location.search.slice(1)}` !== here;
    };
    window.addEventListener('popstate', onBack);
    return () => window.removeEventListener('popstate', onBack);
  }, [here]);
  useEffect(() => {
    // Only once the page is there: what is asked for before that is asked for the page that is left.
    if (here && back.current) router.refresh();
    back.current = false;
  }, [router, here]);
  useEffect(() => {
    // A page that comes back whole, from another site.
    const onShow = ({ persisted }: PageTransitionEvent) => {
      if (persisted) router.refresh();
    };
    window.addEventListener('pageshow', onShow);
    return () => window.removeEventListener('pageshow', onShow);
  }, [router]);
  return null;
}
