'use client';

import { createContext, type ReactNode, use, useEffect, useRef, useState } from 'react';

/** Parts of the page that say what the round would ask, by the name of their place. */
export type LoadParts = Readonly<Record<string, ReactNode>>;

const Parts = createContext<LoadParts | null>(null);

/** Fields that decide on it. */
const DECIDE = ['model', 'scope', 'people'];
/** Whoever ticks several boxes in a row waits once. */
const PAUSE = 300;

interface Props {
  /** Draws the parts for what is chosen. */
  preview: (chosen: FormData) => Promise<LoadParts>;
  children: ReactNode;
}

/** Draws anew what the round would ask as soon as something else is chosen in the form around it. Without scripts it says what the page was drawn with. */
export function LiveLoads({ preview, children }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [parts, setParts] = useState<LoadParts | null>(null);
  useEffect(() => {
    const form = place.current?.closest('form');
    if (!form) return;
    let timer: number | undefined;
    let newest = 0;
    const look = async () => {
      const chosen = new FormData();
      for (const [name, value] of new FormData(form)) if (DECIDE.includes(name)) chosen.append(name, value);
      newest += 1;
      const own = newest;
      // What stands there stays where the server is away: the round is opened by what is ticked, not by this.
      const found = await preview(chosen).catch(() => null);
      if (found && own === newest) setParts(found);
    };
    const changed = ({ target }: Event) => {
      if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
      if (!DECIDE.includes(target.name)) return;
      window.clearTimeout(timer);
      timer = window.setTimeout(look, PAUSE);
    };
    form.addEventListener('change', changed);
    return () => {
      window.clearTimeout(timer);
      form.removeEventListener('change', changed);
    };
  }, [preview]);
  return (
    <Parts value={parts}>
      <div ref={place} className="contents">
        {children}
      </div>
    </Parts>
  );
}

/** One of these parts; at first what the page was drawn with. */
export function LoadPart({ name, children }: { name: string; children: ReactNode }) {
  return use(Parts)?.[name] ?? children;
}
