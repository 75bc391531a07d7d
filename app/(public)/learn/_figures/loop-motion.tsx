'use client';

import { Pause, Play } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';

interface Props {
  /** The radios of the artefact; the button stands beside them. */
  controls: ReactNode;
  /** Drawings with a `.loop-track` and a `.loop-dot`. */
  children: ReactNode;
  labels: { pause: string; play: string };
}

/** Time for the whole way, in ms: slow enough to be read along. */
const LAP = 28_000;

/** Puts the dot of each drawing that is shown at a share 0–1 of its way. */
function moveDots(place: HTMLElement, share: number) {
  for (const track of place.querySelectorAll<SVGPathElement>('.loop-track')) {
    if (track.getClientRects().length === 0) continue;
    const { x, y } = track.getPointAtLength(share * track.getTotalLength());
    track.parentElement?.querySelector('.loop-dot')?.setAttribute('transform', `translate(${x} ${y})`);
  }
}

/** Lets a dot go around the loop until the reader stops it; not for those who ask for less motion. */
export function LoopMotion({ controls, children, labels }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  const [allowed, setAllowed] = useState(false);
  const [stopped, setStopped] = useState(false);
  /** How much of the way lies behind the dot, 0–1. */
  const share = useRef(0);

  useEffect(() => {
    const still = matchMedia('(prefers-reduced-motion: reduce)');
    const follow = () => setAllowed(!still.matches);
    follow();
    still.addEventListener('change', follow);
    return () => still.removeEventListener('change', follow);
  }, []);

  useEffect(() => {
    if (!allowed || stopped) return;
    let before = performance.now();
    let frame = requestAnimationFrame(function move(now) {
      share.current = (share.current + (now - before) / LAP) % 1;
      before = now;
      if (ref.current) moveDots(ref.current, share.current);
      frame = requestAnimationFrame(move);
    });
    return () => cancelAnimationFrame(frame);
  }, [allowed, stopped]);

  const Icon = stopped ? Play : Pause;
  return (
    <div ref={ref} className="figure loop" data-moves={allowed || undefined}>
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        {controls}
        {allowed ? (
          <button
            type="button"
            data-print="hide"
            className="inline-flex min-h-10 items-center gap-2 text-sm text-ink-soft hover:text-ink"
            onClick={() => setStopped(!stopped)}
          >
            <Icon aria-hidden className="size-4" />
            {stopped ? labels.play : labels.pause}
          </button>
        ) : null}
      </div>
      {children}
    </div>
  );
}
