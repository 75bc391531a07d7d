import { type Html, html } from '@/app/_lib/html';
import type { ResultWords } from '@/lib/results/words';

interface Frame {
  /** Start of the ids in the frame. */
  id: string;
  heading: 'h2' | 'h3';
  /** The finding: "Testing fell behind in two rounds". */
  title: string;
  /** The measure: "Mean of answers, 0–4, with 95 % interval". */
  subtitle: string;
  body: Html;
  /** How to read it. */
  footnote: string;
  /** The same numbers. */
  table: Html;
}

/**
 * Every chart stands in this frame: finding, measure, drawing, the same numbers as a table, and a way to take it along,
 * which the leaf `LiveCharts` shows and serves.
 */
export function chartFrame(w: ResultWords, frame: Frame): Html {
  const { id, title, subtitle, body, footnote, table } = frame;
  const heading =
    frame.heading === 'h2'
      ? html`<h2 id="${id}-title" data-chart-title>${title}</h2>`
      : html`<h3 id="${id}-title" data-chart-title>${title}</h3>`;
  const take = html`<div class="r-take" data-print="hide" data-chart-take hidden data-copied="${w('results.chart.copied')}" data-downloaded="${w('results.chart.downloaded')}" data-failed="${w('results.chart.failed')}"><span role="status"></span><button type="button" value="png">${w('results.chart.copyPng')}</button><button type="button" value="svg">${w('results.chart.copySvg')}</button></div>`;
  return html`<figure class="r-figure" aria-labelledby="${id}-title" data-chart-frame><figcaption>${heading}<p data-chart-subtitle>${subtitle}</p></figcaption><div data-chart-body>${body}</div><p class="r-foot">${footnote}</p><div class="r-numbers"><details><summary>${w('results.chart.showTable')}</summary>${table}</details>${take}</div></figure>`;
}
