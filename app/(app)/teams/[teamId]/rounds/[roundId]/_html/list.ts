import { type Html, html } from '@/app/_lib/html';
import { text } from '@/lib/model/localize';
import type { PrincipleEntry } from '@/lib/results/arrange';
import type { ResultRow } from '@/lib/results/types';
import { agreementCell, changeCell, intervalCell, peopleCell, scoreCell, sparkCell } from './cells';
import { hasMargin, kindOf, type ResultContext, reasonOf, scopeName } from './context';
import { mark, SPRITE } from './sprite';
import { whyOf } from './why';

/** A line of the list: what is known about a principle, and on opening why. */
function item(ctx: ResultContext, entry: PrincipleEntry, child: boolean): Html {
  const { principle, row } = entry;
  const reason = reasonOf(ctx, row, kindOf(entry, ctx));
  const outcome = principle.outcome ? html` <i class="r-flag">${ctx.w('results.list.outcome')}</i>` : null;
  const name = html`<span class="r-name"><span>${text(principle.title, ctx.lang)}${outcome}</span></span>`;
  const cells = reason
    ? html`<span class="r-reason">${mark(row, 20)}${reason.short}</span>`
    : html`${scoreCell(ctx, row)}${intervalCell(ctx, row)}${peopleCell(ctx, row)}${agreementCell(ctx, row)}${changeCell(ctx, row)}`;
  return html`<li${child && html` class="r-child"`}><details id="${principle.id}"><summary class="r-row">${name}${cells}${sparkCell(ctx, row)}</summary>${whyOf(ctx, entry, reason?.long ?? null)}</details></li>`;
}

const isScored = ({ score }: ResultRow): boolean => score !== null;

/** Names of the columns, for the eye; each cell says in words what it is. Empty columns have no name, nor has a list without scores. */
function head({ w, before, results }: ResultContext, entries: readonly PrincipleEntry[]): Html | null {
  const rows = entries.flatMap(({ row, children }) => [row, ...children.map((child) => child.row)]);
  if (!rows.some(isScored)) return null;
  const measured = results.round.format !== 'consensus';
  const columns = [
    w('results.list.principle'),
    w('results.list.score'),
    measured ? w(`results.list.${hasMargin(rows) ? 'margin' : 'interval'}`) : '',
    measured ? w('results.list.people') : '',
    measured ? w('results.list.agreement') : '',
    before && measured ? w('results.list.change') : '',
    before ? w('results.list.trend') : '',
  ];
  return html`<div class="r-row r-head" aria-hidden="true">${columns.map((name) => html`<span>${name}</span>`)}</div>`;
}

/** All principles of the result, framework by framework, in the order of the model. */
export function principleList(ctx: ResultContext): Html {
  const sections = ctx.arranged.frameworks.map(({ id, row, principles }) => {
    const items = principles.flatMap((entry) => [
      item(ctx, entry, false),
      ...entry.children.map((child) => item(ctx, child, true)),
    ]);
    const reason = reasonOf(ctx, row, 'framework');
    const score = reason
      ? html`<span class="r-reason">${mark(row)}${reason.short}</span>`
      : scoreCell(ctx, row, 16);
    return html`<section class="r-group r-${id}"><h3>${scopeName(ctx, id)} ${score}</h3>${head(ctx, principles)}<ul>${items}</ul></section>`;
  });
  return html`${SPRITE}${sections}`;
}
