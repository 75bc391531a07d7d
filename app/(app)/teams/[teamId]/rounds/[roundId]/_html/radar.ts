import { Html, html } from '@/app/_lib/html';
import { type RadarSeries, radar } from '@/lib/charts/radar';
import { radarKey } from '@/lib/charts/radar-key';
import { formatScore } from '@/lib/i18n/format';
import { text } from '@/lib/model/localize';
import { leavesOf, type PrincipleEntry } from '@/lib/results/arrange';
import { scoreIn } from '@/lib/results/past';
import { chartFrame } from './chart-frame';
import { type ResultContext, scopeName } from './context';
import { radarTable } from './tables';

/** The finding: which principle stands highest and which has the most room. Null when nothing is scored. */
function finding({ w, lang }: ResultContext, leaves: readonly PrincipleEntry[]): string | null {
  const scored = leaves
    .filter(({ row }) => row.score !== null)
    .sort((a, b) => (a.row.score ?? 0) - (b.row.score ?? 0));
  const [low, high] = [scored[0], scored.at(-1)];
  if (!low || !high) return null;
  if (low.row.score === high.row.score) return w('results.radar.titleOne', { count: scored.length });
  const name = ({ principle }: PrincipleEntry) => text(principle.title, lang);
  return w('results.radar.title', { high: name(high), low: name(low) });
}

/** All leaves in scope on one wheel, the round before as an outline; nothing when no leaf has a score. */
export function radarFigure(ctx: ResultContext): Html | null {
  const { w, lang, results, arranged, before } = ctx;
  const leaves = leavesOf(arranged);
  const title = finding(ctx, leaves);
  if (title === null) return null;
  const now: RadarSeries = {
    label: results.round.name,
    values: leaves.map(({ row }) => row.score),
    lo: leaves.map(({ row }) => row.ci95?.lo ?? null),
    hi: leaves.map(({ row }) => row.ci95?.hi ?? null),
    kind: 'current',
  };
  const past = before?.comparable
    ? leaves.map(({ row }) => scoreIn(results.history, before.id, 'principle', row.id))
    : [];
  const outline: RadarSeries[] =
    before && past.some((score) => score !== null)
      ? [{ label: before.name, values: past, kind: 'previous' }]
      : [];
  const axes = leaves.map(({ principle, row }) => ({
    id: principle.id,
    label: text(principle.title, lang),
    group: principle.framework,
    value: row.score === null ? '' : formatScore(lang, row.score),
  }));
  const groups = arranged.frameworks.map(({ id }) => ({ id, label: scopeName(ctx, id) }));
  const svg = radar({ axes, groups, series: [now, ...outline], title });
  const key = Html.chart(radarKey({ axes, groups }));
  const agreed = results.round.format === 'consensus';
  return chartFrame(w, {
    id: 'radar',
    heading: 'h2',
    title,
    subtitle: w(agreed ? 'results.radar.subtitleAgreed' : 'results.radar.subtitle'),
    body: html`<div class="chart-place"><div class="chart-crop">${Html.chart(svg)}</div>${key}</div>`,
    footnote: w('results.radar.footnote'),
    table: radarTable(ctx),
  });
}
