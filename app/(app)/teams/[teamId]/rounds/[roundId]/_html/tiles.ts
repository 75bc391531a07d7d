import { Html, html } from '@/app/_lib/html';
import { stair } from '@/lib/charts/stair';
import { formatDelta, formatScore, formatShare } from '@/lib/i18n/format';
import { findItem } from '@/lib/model/graph';
import { text } from '@/lib/model/localize';
import { type FrameworkId, frameworkId } from '@/lib/model/schema';
import { doubtIn, lookOf, movedOf } from '@/lib/results/look';
import type { ResultRow } from '@/lib/results/types';
import { levelName, provisionalText, type ResultContext, rangeText, reasonOf, scopeName } from './context';
import { shareNote } from './not-applicable';

/** Lines under the number of a tile, each a term and its value; those without a value are left out. */
function facts(ctx: ResultContext, row: ResultRow, without: Html | null): [string, string | Html][] {
  const { w, lang, results, before } = ctx;
  const { invited, responded } = results.round;
  const agreed = row.status === 'consensus';
  const rate = invited && responded !== null ? formatShare(lang, responded / invited) : null;
  const people = row.n === null ? null : w('results.people', { n: row.n });
  const answered =
    row.id === 'overall' && invited && responded !== null && rate
      ? w('results.tiles.response', { responded, invited, rate })
      : people;
  const delta = row.change?.delta == null ? '' : ` ${formatDelta(lang, row.change.delta)}`;
  const reach = row.change?.ci95
    ? ` (${w('results.range', { lo: formatDelta(lang, row.change.ci95.lo), hi: formatDelta(lang, row.change.ci95.hi) })})`
    : '';
  const changed =
    before && row.score !== null ? `${w(`results.verdict.${movedOf(row)}`)}${delta}${reach}` : null;
  const all: [string, string | Html | null][] = [
    [w('results.tiles.interval'), row.ci95 ? rangeText(ctx, row.ci95) : null],
    [w('results.tiles.people'), agreed ? w('results.tiles.agreed') : answered],
    [w('results.tiles.change'), agreed ? null : changed],
    [w('results.tiles.weakest'), weakest(ctx, row)],
    [w('results.tiles.notApplicable'), without],
  ];
  return all.filter((fact): fact is [string, string | Html] => fact[1] !== null);
}

/** The lowest child with its score: a principle of a framework, a framework of the whole. */
function weakest(ctx: ResultContext, row: ResultRow): string | null {
  const { w, lang, results } = ctx;
  if (row.weakest === null || row.score === null) return null;
  const id = row.weakest;
  const isFramework = frameworkId.options.includes(id as FrameworkId);
  const item = isFramework ? undefined : findItem(results.model, id);
  const name = isFramework ? scopeName(ctx, id as FrameworkId) : item ? text(item.title, lang) : id;
  const score = results.rows.find((one) => one.id === id && one.scope !== 'practice')?.score;
  return score == null ? name : w('results.tiles.weakestValue', { name, score: formatScore(lang, score) });
}

/** The level of a tile; for the overall score, which has none, its scale. */
function note(ctx: ResultContext, row: ResultRow): string {
  const { w } = ctx;
  const range = provisionalText(ctx, row);
  const { level } = lookOf(row);
  if (range) return w('results.tiles.provisional', { range });
  if (level === null) return w('results.tiles.outOf');
  return w('common.levels.full', { level, name: levelName(ctx, level) });
}

/** Why the verdict on the change and its interval seem to disagree; nothing where they agree or are not shown. */
function doubt({ w, before }: ResultContext, row: ResultRow): Html | null {
  const why = before && row.score !== null && row.status !== 'consensus' ? doubtIn(row) : null;
  return why && html`<p class="r-doubt">${w(`results.doubt.${why}`)}</p>`;
}

function tile(ctx: ResultContext, row: ResultRow, id: FrameworkId | 'overall'): Html {
  const { lang } = ctx;
  const { level, state } = lookOf(row);
  const glyph = Html.chart(stair(level, { title: '', size: 32, state }));
  const reason = reasonOf(ctx, row, id === 'overall' ? 'overall' : 'framework');
  const score = row.score === null ? '' : formatScore(lang, row.score);
  const without = id === 'overall' ? null : shareNote(ctx, id);
  const body = reason
    ? html`<div class="r-none">${glyph}<b>${reason.short}</b><p>${reason.long}</p>${without && html`<p>${ctx.w('results.tiles.notApplicable')}: ${without}</p>`}</div>`
    : html`<p class="r-big">${id !== 'overall' && glyph}<b>${score}</b><small>${note(ctx, row)}</small></p><dl>${facts(
        ctx,
        row,
        without,
      ).map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>${doubt(ctx, row)}`;
  return html`<li class="r-tile r-${id}"><h3>${scopeName(ctx, id)}</h3>${body}</li>`;
}

/** The overall score and each framework, with their uncertainty; there is no overall level (scoring reference 3.6). */
export function tiles(ctx: ResultContext): Html {
  const { overall, frameworks } = ctx.arranged;
  const list = frameworks.map(({ id, row }) => tile(ctx, row, id));
  return html`<section aria-labelledby="summary"><h2 id="summary" class="sr-only">${ctx.w('results.tiles.title')}</h2><ul class="r-tiles">${overall && tile(ctx, overall, 'overall')}${list}</ul></section>`;
}
