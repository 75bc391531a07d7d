import { type Html, html } from '@/app/_lib/html';
import { formatDay, formatScore } from '@/lib/i18n/format';
import { text } from '@/lib/model/localize';
import { leavesOf } from '@/lib/results/arrange';
import { provisionalRange } from '@/lib/results/look';
import { type PastPoint, pastOf, scoreIn } from '@/lib/results/past';
import { kindOf, type ResultContext, rangeText, reasonOf, scopeName } from './context';

const cell = (value: string) => html`<td class="tnum">${value}</td>`;

function table(id: string, caption: string, columns: readonly string[], rows: readonly Html[]): Html {
  const heads = columns.map((column) => html`<th scope="col">${column}</th>`);
  return html`<section class="table-region" tabindex="0" aria-labelledby="${id}"><table class="data-table"><caption id="${id}" class="sr-only">${caption}</caption><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></section>`;
}

/** The numbers of the radar: every leaf with its score, or why it has none. */
export function radarTable(ctx: ResultContext): Html {
  const { w, lang, results, arranged, before } = ctx;
  const outline = before?.comparable ? before : null;
  const rows = leavesOf(arranged).map((entry) => {
    const { principle, row } = entry;
    const reason = reasonOf(ctx, row, kindOf(entry, ctx));
    const past = outline ? scoreIn(results.history, outline.id, 'principle', principle.id) : null;
    const range = provisionalRange(row);
    const level = range
      ? w('results.radar.levelRange', { lo: range[0], hi: range[1] })
      : String(row.level ?? '');
    const outcome = principle.outcome ? html` <small>(${w('results.list.outcome')})</small>` : null;
    return html`<tr><th scope="row">${text(principle.title, lang)}${outcome}</th>${
      row.score === null
        ? html`<td colspan="4">${reason?.short ?? ''}</td>`
        : html`${cell(formatScore(lang, row.score))}${cell(level)}${cell(row.ci95 ? rangeText(ctx, row.ci95) : '')}${cell(row.n === null || row.status === 'consensus' ? '' : String(row.n))}`
    }${outline && cell(past === null ? '' : formatScore(lang, past))}</tr>`;
  });
  const columns = (['principle', 'score', 'level', 'interval', 'people'] as const).map((key) =>
    w(`results.radar.${key}`),
  );
  if (outline) columns.push(w('results.radar.before', { before: outline.name }));
  return table('radar-numbers', w('results.radar.caption'), columns, rows);
}

/** The numbers of the trend: one line per round, the overall score and each framework, with intervals. */
export function trendTable(ctx: ResultContext): Html {
  const { w, lang, results, arranged } = ctx;
  const { history } = results;
  const scopes = [
    { scope: 'overall', id: 'overall' as const },
    ...arranged.frameworks.map(({ id }) => ({ scope: 'framework', id })),
  ];
  const value = (point: PastPoint, { scope, id }: { scope: string; id: string }) => {
    const past = history.get(`${scope} ${id}`)?.find(({ roundId }) => roundId === point.roundId);
    if (!past || past.score === null) return cell('–');
    return html`<td class="tnum">${formatScore(lang, past.score)}${past.ci95 && html` <small>${rangeText(ctx, past.ci95)}</small>`}</td>`;
  };
  const rows = pastOf(history, 'overall', 'overall').map((point) => {
    const name =
      point.roundId === results.round.id
        ? html`${point.roundName}`
        : html`<a class="link" href="./${point.roundId}">${point.roundName}</a>`;
    const version = point.modelVersion;
    const named = point.ownModel ? w('results.trend.own', { version }) : version;
    const model = point.broken ? `${named} (${w('results.trend.broken')})` : named;
    return html`<tr><th scope="row">${name}</th>${cell(formatDay(lang, point.closedAt))}${cell(model)}${scopes.map((scope) => value(point, scope))}</tr>`;
  });
  const columns = [
    ...(['round', 'closed', 'model'] as const).map((key) => w(`results.trend.${key}`)),
    ...scopes.map(({ id }) => scopeName(ctx, id)),
  ];
  return table('trend-numbers', w('results.trend.caption'), columns, rows);
}
