'use client';

import { useEffect, useState } from 'react';
import { keptHere } from '@/app/_device/entries';
import { isTypedAt } from '@/app/_device/typed';
import { Callout } from '@/app/_ui/callout';
import { type Counted, counted } from '@/lib/answering/phrase';
import type { Lang } from '@/lib/model/schema';

interface Props {
  /** The page that signing in leads back to. */
  next: string;
  lang: Lang;
  typed: string;
  answers: Counted;
}

/** Says to whoever is asked to sign in again what this browser kept for them of the page they come from. */
export function Kept({ next, lang, typed, answers }: Props) {
  const [words, setWords] = useState<string | null>(null);
  useEffect(() => {
    const { pathname } = new URL(next, window.location.origin);
    if (isTypedAt(pathname)) return setWords(typed);
    const roundId = /^\/rounds\/([^/]+)\/answer$/.exec(pathname)?.[1];
    if (!roundId) return;
    void keptHere().then((entries) => {
      const own = entries.filter((entry) => entry.roundId === roundId);
      const count = own.reduce((sum, entry) => sum + entry.answers.length, 0);
      if (count > 0) setWords(counted(lang, answers, count));
    });
  }, [next, lang, typed, answers]);
  return <div role="status">{words ? <Callout>{words}</Callout> : null}</div>;
}
