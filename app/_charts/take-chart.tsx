'use client';

import { type MouseEvent, useEffect, useRef, useState } from 'react';
import type { Outcome } from './export-chart';

interface Props {
  png: string;
  svg: string;
  /** What is said about each outcome. */
  said: Record<Outcome, string>;
}

/** How long it is said what became of the copy, ms. */
const SAID_MS = 3000;

/** Takes the chart of the frame around it along, as a picture or as a drawing; of no use, and not shown, without scripts. */
export function TakeChart({ png, svg, said }: Props) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  // Loaded when somebody is about to press: Safari copies nothing once a press has waited for something.
  const program = useRef<typeof import('./export-chart')>(null);
  async function load() {
    program.current ??= await import('./export-chart').catch(() => null);
    return program.current;
  }
  async function take({ currentTarget: { value, parentElement } }: MouseEvent<HTMLButtonElement>) {
    const frame = parentElement?.closest<HTMLElement>('[data-chart-frame]');
    const { takeChart } = program.current ?? (await load()) ?? {};
    if (frame) setOutcome((await takeChart?.(frame, value === 'png' ? 'png' : 'svg')) ?? 'failed');
  }
  const press = { type: 'button', onPointerEnter: load, onFocus: load, onClick: take } as const;
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
