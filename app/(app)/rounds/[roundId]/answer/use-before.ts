import { useEffect, useState } from 'react';
import type { EarlierAnswer } from '@/lib/rounds/own-before';
import type { Place } from './answer-session';

const REMEMBER = 'patamar-show-before';
const TIMEOUT = 15_000;

/** What one answered before, by item; or that it is being read, or cannot be read now. */
export type Before = ReadonlyMap<string, EarlierAnswer> | 'reading' | 'away';

async function readBefore({ roundId, userId }: Place): Promise<Before> {
  try {
    const response = await fetch(`/api/rounds/${roundId}/before`, {
      headers: { 'x-patamar-user': userId },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    if (!response.ok) return 'away';
    const { answers }: { answers: EarlierAnswer[] } = await response.json();
    return new Map(answers.map((one) => [one.itemId, one]));
  } catch {
    return 'away';
  }
}

function remembered(): boolean {
  try {
    return localStorage.getItem(REMEMBER) === 'on';
  } catch {
    return false;
  }
}

/** One's own earlier answers, read only for who wants to see them; that is remembered on the device, the answers are not. */
export function useBefore({ userId, roundId, teamId }: Place, offered: boolean) {
  const [on, setOn] = useState(false);
  const [before, setBefore] = useState<Before>('reading');
  useEffect(() => setOn(offered && remembered()), [offered]);
  useEffect(() => {
    if (!on) return;
    let here = true;
    setBefore('reading');
    void readBefore({ userId, roundId, teamId }).then((read) => here && setBefore(read));
    return () => {
      here = false;
    };
  }, [on, userId, roundId, teamId]);
  return {
    on,
    before,
    setOn(next: boolean) {
      setOn(next);
      try {
        localStorage.setItem(REMEMBER, next ? 'on' : 'off');
      } catch {
        // Then it is remembered until the page goes.
      }
    },
  };
}
