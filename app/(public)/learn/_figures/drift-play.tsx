'use client';

import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { Button } from '@/app/_ui/button';
import { formatShare } from '@/lib/i18n/format';
import { countRight, DRIFTS, type Drift, samplesAfter, trainedAfter } from '@/lib/learn/figures/drift';
import type { Lang } from '@/lib/model/schema';
import { DriftPlot } from './drift-plot';

export interface DriftLabels {
  kind: string;
  kinds: Record<Drift, { name: string; hint: string }>;
  amount: string;
  accuracy: string;
  /** These five hold places in braces: {right}, {wrong}, {total}, {accuracy}, {amount}, {kind}. */
  count: string;
  said: string;
  before: string;
  plot: string;
  retrained: string;
  retrain: string;
  reset: string;
  axes: { horizontal: string; vertical: string };
}

/** Steps of the slider, in percent of the drift. */
const STEP = 5;
/** How long the reader's hand rests before the number is read aloud, in ms. */
const REST = 700;

const fill = (template: string, values: Record<string, string | number>) =>
  template.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));

interface Props {
  labels: DriftLabels;
  lang: Lang;
  legend: ReactNode;
}

/** The picture a reader can move: points or rule drift, the model stays what it was trained on until it is retrained. */
export function DriftPlay({ labels, lang, legend }: Props) {
  const id = useId();
  const [drift, setDrift] = useState<Drift>('data');
  const [percent, setPercent] = useState(0);
  const [trainedAt, setTrainedAt] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  // Before the scripts were there, a reader may have moved something already.
  useEffect(() => {
    const moved = place.current?.querySelector<HTMLInputElement>('input[type=range]');
    const chosen = place.current?.querySelector<HTMLInputElement>('input:checked');
    if (moved) setPercent(moved.valueAsNumber);
    if (chosen) setDrift(chosen.value as Drift);
  }, []);

  const samples = samplesAfter(drift, percent / 100);
  const model = useMemo(() => trainedAfter(drift, trainedAt / 100), [drift, trainedAt]);
  const right = countRight(model, samples);
  const first = useMemo(() => countRight(trainedAfter(drift, 0), samplesAfter(drift, 0)), [drift]);
  const total = samples.length;
  const share = (count: number) => formatShare(lang, count / total);
  const values = { right, wrong: total - right, total, accuracy: share(right) };
  const said = useRested(fill(labels.said, values));

  return (
    <div ref={place} className="drift-play gap-y-4">
      <fieldset className="col-span-full mb-4">
        <legend className="mb-1 font-medium">{labels.kind}</legend>
        <div className="grid gap-2 sm:grid-cols-2">
          {DRIFTS.map((value) => (
            <label key={value} className="radio-card">
              <input
                type="radio"
                name={`${id}kind`}
                value={value}
                checked={drift === value}
                onChange={() => {
                  setDrift(value);
                  setTrainedAt(0);
                }}
                className="mt-1 size-4 shrink-0"
              />
              <span>
                <span className="font-medium">{labels.kinds[value].name}</span>
                <span className="block text-sm text-ink-soft">{labels.kinds[value].hint}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <DriftPlot
        drift={drift}
        amount={percent / 100}
        model={model}
        axes={labels.axes}
        label={fill(labels.plot, {
          ...values,
          kind: labels.kinds[drift].name,
          amount: formatShare(lang, percent / 100),
        })}
      />
      <div className="flex flex-col gap-4">
        <div>
          <label htmlFor={`${id}amount`} className="flex justify-between gap-4 font-medium">
            {labels.amount}
            <span aria-hidden className="tnum">
              {formatShare(lang, percent / 100)}
            </span>
          </label>
          <input
            id={`${id}amount`}
            type="range"
            min={0}
            max={100}
            step={STEP}
            value={percent}
            aria-valuetext={formatShare(lang, percent / 100)}
            onChange={(event) => setPercent(event.target.valueAsNumber)}
            className="drift-slider"
          />
        </div>
        <div>
          <p className="text-sm text-ink-soft">{labels.accuracy}</p>
          <p className="tnum text-2xl font-semibold">{share(right)}</p>
          <progress aria-hidden className="progress my-2" max={total} value={right} />
          <p className="tnum text-sm">{fill(labels.count, values)}</p>
          <p className="tnum text-sm text-ink-soft">
            {trainedAt > 0
              ? fill(labels.retrained, { amount: formatShare(lang, trainedAt / 100) })
              : fill(labels.before, { accuracy: share(first) })}
          </p>
          <p role="status" className="sr-only">
            {said}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {/* Never taken away nor disabled: the keyboard would lose its place. */}
          <Button size="sm" aria-disabled={trainedAt === percent} onClick={() => setTrainedAt(percent)}>
            {labels.retrain}
          </Button>
          <Button size="sm" variant="ghost" aria-disabled={trainedAt === 0} onClick={() => setTrainedAt(0)}>
            {labels.reset}
          </Button>
        </div>
        {legend}
      </div>
    </div>
  );
}

/** A text once it has rested; nothing at first, so that nobody hears what they have not asked for. */
function useRested(text: string): string {
  const [rested, setRested] = useState({ first: text, last: '' });
  useEffect(() => {
    const timer = setTimeout(
      () =>
        setRested((before) => (text === before.first && !before.last ? before : { ...before, last: text })),
      REST,
    );
    return () => clearTimeout(timer);
  }, [text]);
  return rested.last;
}
