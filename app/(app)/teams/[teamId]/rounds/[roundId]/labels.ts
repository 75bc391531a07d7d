import type { ResultWords } from '@/lib/results/words';

/** The words of a chart's frame. */
export const chartLabels = (w: ResultWords) => ({
  showTable: w('results.chart.showTable'),
  copyPng: w('results.chart.copyPng'),
  copySvg: w('results.chart.copySvg'),
  copied: w('results.chart.copied'),
  downloaded: w('results.chart.downloaded'),
  failed: w('results.chart.failed'),
});
