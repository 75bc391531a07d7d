'use client';

import { type MouseEvent, useEffect, useState } from 'react';
import { type Outcome, takeChart } from './export-chart';

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
  async function take({ currentTarget: { value, parentElement } }: MouseEvent<HTMLButtonElement>) {
    const frame = parentElement?.closest<HTMLElement>('[data-chart-frame]');
    if (frame) setOutcome(await takeChart(frame, value === 'png' ? 'png' : 'svg'));
  }
  return (
    <div className="r-take noscript:hidden" data-print="hide">
      <span role="status">{outcome === null ? null : <span>{said[outcome]}</span>}</span>
      <button type="button" value="png" onClick={take}>
        <span>{png}</span>
      </button>
      <button type="button" value="svg" onClick={take}>
        <span>{svg}</span>
      </button>
    </div>
  );
}
