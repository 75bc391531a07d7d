'use client';

import { type MouseEvent, useEffect, useRef, useState } from 'react';
import type { Outcome } from './export-chart';

export interface TakeWords {
  png: string;
  svg: string;
  /** What is said about each outcome. */
  said: Record<Outcome, string>;
}

interface Props extends TakeWords {
  /** Loads what is needed; called when somebody is about to press. */
  load: () => unknown;
  /** Takes the picture that belongs to the pressed button along. */
  take: (format: 'png' | 'svg', pressed: HTMLButtonElement) => Promise<Outcome | undefined>;
}

/** How long it is said what became of the copy, ms. */
const SAID_MS = 3000;

/** Two buttons that take a drawing along, as a picture or as a drawing; of no use, and not shown, without scripts. */
export function TakeButtons({ png, svg, said, load, take }: Props) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  async function onClick({ currentTarget }: MouseEvent<HTMLButtonElement>) {
    setOutcome((await take(currentTarget.value === 'png' ? 'png' : 'svg', currentTarget)) ?? 'failed');
  }
  const press = { type: 'button', onPointerEnter: load, onFocus: load, onClick } as const;
  return (
    <div className="r-take noscript:hidden" data-print="hide">
      <span role="status">{outcome === null ? null : <span>{said[outcome]}</span>}</span>
      <button value="png" {...press}>
        <span>{png}</span>
      </button>
      <button value="svg" {...press}>
        <span>{svg}</span>
      </button>
    </div>
  );
}

/** Takes the chart of the frame around it along. */
export function TakeChart(words: TakeWords) {
  // Loaded when somebody is about to press: Safari copies nothing once a press has waited for something.
  const program = useRef<typeof import('./export-chart')>(null);
  async function load() {
    program.current ??= await import('./export-chart').catch(() => null);
    return program.current;
  }
  async function take(format: 'png' | 'svg', pressed: HTMLButtonElement) {
    const frame = pressed.parentElement?.closest<HTMLElement>('[data-chart-frame]');
    const { takeChart } = program.current ?? (await load()) ?? {};
    return frame ? takeChart?.(frame, format) : undefined;
  }
  return <TakeButtons {...words} {...{ load, take }} />;
}
