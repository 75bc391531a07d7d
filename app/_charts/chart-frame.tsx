import clsx from 'clsx';
import { Table2 } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { ChartExport, type ChartExportLabels } from './chart-export';
import { Svg } from './svg';

interface Props {
  /** The finding: "Testing fell behind in two rounds". */
  title: string;
  /** The measure: "Mean of answers, 0–4, with 95 % interval". */
  subtitle?: string;
  /** A string from lib/charts; or give `chart`. */
  svg?: string;
  kind?: 'block' | 'radar';
  /** A client chart instead of a string; `reserve` keeps its place. */
  chart?: ReactNode;
  reserve?: 'md' | 'lg';
  headingLevel?: 2 | 3 | 4;
  /** The same numbers: a Table. */
  children: ReactNode;
  labels: ChartExportLabels & { showTable: string };
  /** Beside the title: a filter, a link. */
  actions?: ReactNode;
  /** Under the chart: how to read it. */
  footnote?: ReactNode;
}

const RESERVED = { md: 'min-h-70', lg: 'min-h-95' };

/** Every chart stands in this frame: finding, measure, drawing, the same numbers as a table, and a way to take it along. */
export function ChartFrame(props: Props) {
  const {
    title,
    subtitle,
    svg,
    kind,
    chart,
    reserve,
    headingLevel = 3,
    children,
    labels,
    actions,
    footnote,
  } = props;
  const id = useId();
  const Heading = `h${headingLevel}` as const;
  return (
    <figure
      aria-labelledby={id}
      data-chart-frame
      className="min-w-0 rounded-md border border-line bg-surface p-4 sm:p-6"
    >
      <figcaption className="mb-4 flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <Heading id={id} data-chart-title className="text-lg">
            {title}
          </Heading>
          {subtitle ? (
            <p data-chart-subtitle className="mt-0.5 text-sm text-ink-soft">
              {subtitle}
            </p>
          ) : null}
        </div>
        {actions}
      </figcaption>
      <div data-chart-body className={clsx(reserve && RESERVED[reserve])}>
        {svg === undefined ? chart : <Svg markup={svg} kind={kind} />}
      </div>
      {footnote ? <p className="mt-3 text-sm text-ink-soft">{footnote}</p> : null}
      <div className="relative mt-4 border-t border-line pt-2">
        <details>
          <summary className="inline-flex min-h-8 items-center gap-2 rounded-md text-sm text-ink-soft hover:text-ink">
            <Table2 aria-hidden className="size-4" />
            {labels.showTable}
          </summary>
          <div className="pt-3">{children}</div>
        </details>
        <ChartExport labels={labels} />
      </div>
    </figure>
  );
}
