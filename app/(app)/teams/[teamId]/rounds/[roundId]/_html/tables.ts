import { type Html, html } from '@/app/_lib/html';
import { formatDay, formatScore } from '@/lib/i18n/format';
import { leavesOf, type PrincipleEntry } from '@/lib/results/arrange';
import { type PastPoint, pastOf, scoreIn } from '@/lib/results/past';
import {
  comparedText,
  hasMargin,
  isCompared,
  kindOf,
  levelCell,
  type ResultContext,
  reachText,
  reasonOf,
  scopeName,
} from './context';
import { nameOf } from './names';

const cell = (value: string) => html`<td class="tnum">${value}</td>`;

function table(id: string, caption: string, columns: readonly string[], rows: readonly Html[]): Html {
  const heads = columns.map((column) => html`<th scope="col">${column}</th>`);
  return html`<section class="table-region" tabindex="0" aria-labelledby="${id}"><table class="data-table"><caption id="${id}" class="sr-only">${caption}</caption><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></section>`;
}

/** The numbers of the radar: every leaf with its score, or why it has none. */
export function radarTable(ctx: ResultContext): Html {
  const { w, lang, results, arranged, before } = ctx;
  const leaves = leavesOf(arranged);
  const earlier = ({ row }: PrincipleEntry) =>
    before && isCompared(row) ? scoreIn(results.history, before.id, 'principle', row.id) : null;
  const outline = leaves.some((entry) => earlier(entry) !== null) ? before : null;
  const rows = leaves.map((entry) => {
    const { principle, row } = entry;
    const reason = reasonOf(ctx, row, kindOf(entry, ctx));
    const past = earlier(entry);
    const outcome = principle.outcome ? html` <small>(${w('results.list.outcome')})</small>` : null;
    return html`<tr><th scope="row">${nameOf(ctx, principle)}${outcome}</th>${
      row.score === null
        ? html`<td colspan="4">${reason?.short ?? ''}</td>`
        : html`${cell(formatScore(lang, row.score))}${cell(levelCell(ctx, row))}${cell(reachText(ctx, row) ?? '')}${cell(row.n === null || row.status === 'consensus' ? '' : String(row.n))}`
    }${outline && cell(past === null ? '–' : formatScore(lang, past))}</tr>`;
  });
  const reach = hasMargin(leaves.map(({ row }) => row)) ? 'margin' : 'interval';
  const columns = (['principle', 'score', 'level', reach, 'people'] as const).map((key) =>
    w(`results.radar.${key}`),
  );
  if (outline) columns.push(w('results.radar.before', { before: outline.name }));
  return table('radar-numbers', w('results.radar.caption'), columns, rows);
}

interface PastCell {
  point: PastPoint;
  /** What a line joins it to: the place of a round, or nothing. */
  joins: number | null;
  /** The same in words, where that is not simply the round before. */
  compared: string | null;
}

/** The scores of one round: of the whole and of each framework; null where there is none. */
const cellsOf = (ctx: ResultContext, lines: readonly (readonly PastPoint[])[], roundId: string) =>
  lines.map((line): PastCell | null => {
    const place = line.findIndex((one) => one.roundId === roundId);
    const point = line[place];
    if (!point || point.score === null) return null;
    return { point, joins: point.joins, compared: comparedText(ctx, line, place) };
  });

/** What a round is compared with; a dash for the first, which has none before it. */
function joinedText({ w }: ResultContext, line: readonly PastPoint[], index: number, joins: number | null) {
  const round = joins === null ? null : line[joins]?.roundName;
  if (round) return w('results.trend.joinedTo', { round });
  return index === 0 ? '–' : w('results.why.notCompared');
}

/** The numbers of the trend: one line per round, the overall score and each framework, with how far they can be trusted. */
export function trendTable(ctx: ResultContext): Html {
  const { w, lang, results, arranged } = ctx;
  const scopes = [
    { scope: 'overall', id: 'overall' as const },
    ...arranged.frameworks.map(({ id }) => ({ scope: 'framework', id })),
  ];
  const lines = scopes.map(({ scope, id }) => pastOf(results.history, scope, id));
  const [whole = []] = lines;
  // Agreed values are never compared: the footnote says so, and a column of that would say nothing.
  const joined = results.round.format !== 'consensus';
  const rows = whole.map(({ roundId, roundName, closedAt, ownModel, modelVersion: version }, index) => {
    const name =
      roundId === results.round.id
        ? html`${roundName}`
        : html`<a class="link" href="./${roundId}">${roundName}</a>`;
    const cells = cellsOf(ctx, lines, roundId);
    // What holds for the first number stands once, in a column of its own; the others say where they differ.
    const first = cells.find((one) => one !== null);
    const joins = first?.joins ?? null;
    const values = cells.map((one) => {
      if (!one) return cell('–');
      const apart = one.joins !== joins && one.compared;
      const notes = [reachText(ctx, one.point), apart].filter(Boolean).join('; ');
      return html`<td class="tnum">${formatScore(lang, one.point.score ?? 0)}${notes && html` <small>${notes}</small>`}</td>`;
    });
    const model = ownModel ? w('results.trend.own', { version }) : version;
    return html`<tr><th scope="row" class="min-w-28">${name}</th>${cell(formatDay(lang, closedAt))}${cell(model)}${joined && cell(first ? joinedText(ctx, whole, index, joins) : '')}${values}</tr>`;
  });
  const columns = [
    ...(['round', 'closed', 'model'] as const).map((key) => w(`results.trend.${key}`)),
    ...(joined ? [w('results.trend.joined')] : []),
    ...scopes.map(({ id }) => scopeName(ctx, id)),
  ];
  return table('trend-numbers', w('results.trend.caption'), columns, rows);
}
