'use client';

import { useInBrowser } from '@/app/_lib/use-in-browser';
import { Button } from '@/app/_ui/button';

interface Props {
  /** Id of what is shown on the whole screen. */
  of: string;
  words: { full: string; print: string };
}

/** Shows the poster on the whole screen, where the browser can, and prints it. Without scripts the browser's own ways do. */
export function PosterButtons({ of, words }: Props) {
  const live = useInBrowser(() => true, false);
  const whole = useInBrowser(() => document.fullscreenEnabled, false);
  if (!live) return null;
  return (
    <div className="flex flex-wrap gap-2">
      {whole ? (
        <Button variant="primary" onClick={() => void document.getElementById(of)?.requestFullscreen()}>
          {words.full}
        </Button>
      ) : null}
      <Button onClick={() => window.print()}>{words.print}</Button>
    </div>
  );
}
