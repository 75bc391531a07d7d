'use client';

import { useEffect, useRef, useState } from 'react';
import { chartToSvg, copyPng, copyText, type Outcome } from './export-chart';

export interface ChartExportLabels {
  copyPng: string;
  copySvg: string;
  copied: string;
  /** The clipboard was refused, so the file was downloaded. */
  downloaded: string;
  failed: string;
}

const BUTTON = 'min-h-8 rounded-md text-sm text-ink-soft hover:text-ink';

/** Takes the chart of the frame around it along: to the clipboard, else as a file. */
export function ChartExport({ labels }: { labels: ChartExportLabels }) {
  const ref = useRef<HTMLDivElement>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  async function take(format: 'png' | 'svg') {
    const frame = ref.current?.closest<HTMLElement>('[data-chart-frame]');
    const drawing = frame ? chartToSvg(frame) : null;
    const done = !drawing ? 'failed' : format === 'png' ? await copyPng(drawing) : await copyText(drawing);
    setOutcome(done);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOutcome(null), 3000);
  }

  return (
    <div
      ref={ref}
      data-print="hide"
      className="flex flex-wrap items-center gap-4 sm:absolute sm:top-2 sm:right-0"
    >
      <span role="status" className="order-last text-sm text-ink-soft sm:order-first">
        {outcome ? labels[outcome] : ''}
      </span>
      <button type="button" className={BUTTON} onClick={() => take('png')}>
        {labels.copyPng}
      </button>
      <button type="button" className={BUTTON} onClick={() => take('svg')}>
        {labels.copySvg}
      </button>
    </div>
  );
}
