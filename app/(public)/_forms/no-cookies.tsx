'use client';

import { useEffect, useState } from 'react';
import { Callout } from '@/app/_ui/callout';

/** Says to whoever has a browser that keeps no cookies that nobody can be signed in there; nothing to all others. */
export function NoCookies({ words }: { words: string }) {
  const [blocked, setBlocked] = useState(false);
  useEffect(() => setBlocked(!navigator.cookieEnabled), []);
  return <div role="status">{blocked ? <Callout>{words}</Callout> : null}</div>;
}
