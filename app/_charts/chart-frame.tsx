import type { ReactNode } from 'react';
import { OpenInPlace } from '@/app/_in-place/open-in-place';
import type { Words } from '@/lib/i18n/words';
import { TakeChart } from './take-chart';

interface Props {
  w: Words;
  /** Start of the ids in the frame. */
  id: string;
  heading: 'h2' | 'h3' | 'h4';
  /** The finding: "Testing fell behind in two rounds". */
  title: string;
  /** The measure: "Mean of answers, 0–4, with 95 % interval". */
  subtitle: string;
  /** The drawing. */
  children: ReactNode;
  /** How to read it. */
  footnote: string;
  /** Where the same numbers stand as a table: below the address of the page, `#…` on the page itself, or here, closed. */
  numbers: string | { summary: string; table: ReactNode };
}

/** Every chart of a result stands in this frame: finding, measure, drawing, the same numbers as a table, and a way to take it along. */
export function ChartFrame({ w, id, heading: Heading, title, subtitle, children, footnote, numbers }: Props) {
  return (
    <figure className="r-figure" aria-labelledby={`${id}-title`} data-chart-frame="">
      <figcaption>
        <Heading id={`${id}-title`} data-chart-title="">
          {title}
        </Heading>
        <p data-chart-subtitle="">{subtitle}</p>
      </figcaption>
      <div data-chart-body="">{children}</div>
      <p className="r-foot">{footnote}</p>
      <div className="r-numbers">
        {typeof numbers !== 'string' ? null : numbers.startsWith('#') ? (
          <a className="in-place" href={numbers} data-print="hide">
            {w('results.chart.showTable')}
            <span className="sr-only">: {title}</span>
          </a>
        ) : (
          <OpenInPlace place={numbers} label={w('results.chart.showTable')} about={title} />
        )}
        <TakeChart
          png={w('results.chart.copyPng')}
          svg={w('results.chart.copySvg')}
          said={{
            copied: w('results.chart.copied'),
            downloaded: w('results.chart.downloaded'),
            failed: w('results.chart.failed'),
          }}
        />
      </div>
      {typeof numbers === 'string' ? null : (
        <details className="mt-2">
          <summary className="link w-fit cursor-pointer">{numbers.summary}</summary>
          {numbers.table}
        </details>
      )}
    </figure>
  );
}
