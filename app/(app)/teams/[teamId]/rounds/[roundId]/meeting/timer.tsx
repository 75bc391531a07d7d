'use client';

import { useEffect, useState } from 'react';

const SECOND = 1000;

/** "3:05"; minutes and seconds read alike in both languages. */
const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

interface Props {
  /** Seconds that were left when the page was made, by the clock of the server. */
  left: number;
  /** Which turn of which item it is about: another one begins anew. */
  turn: string;
  paused: boolean;
  words: { label: string; over: string; asOf: string };
}

/** The time for an item. It counts from what the server said was left, so that no clock of anybody's device matters. */
export function MeetingTimer({ left, turn, paused, words }: Props) {
  const [shown, setShown] = useState(left);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` begins it anew where as much is left as before
  useEffect(() => {
    setShown(left);
    if (paused) return;
    const began = performance.now();
    const tick = () => setShown(Math.max(0, left - Math.floor((performance.now() - began) / SECOND)));
    const timer = setInterval(tick, SECOND / 2);
    return () => clearInterval(timer);
  }, [left, turn, paused]);
  return (
    <div className="m-timer" data-over={shown === 0 || undefined}>
      <span role="timer" aria-label={words.label} className="tnum">
        {clock(shown)}
      </span>
      <noscript>
        <small>{words.asOf}</small>
      </noscript>
      <span role="status">{shown === 0 ? words.over : ''}</span>
    </div>
  );
}
