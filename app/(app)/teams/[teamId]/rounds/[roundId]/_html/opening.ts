import { type Html, html } from '@/app/_lib/html';
import { buttonClass } from '@/app/_ui/button-class';
import { formatDelta, formatScore } from '@/lib/i18n/format';
import { text } from '@/lib/model/localize';
import type { PrincipleEntry } from '@/lib/results/arrange';
import { headline } from '@/lib/results/headline';
import type { ResultContext } from './context';

/** Names in a sentence: "A", or "A and B". */
function namesOf({ w, lang }: ResultContext, entries: readonly PrincipleEntry[]): string {
  const [first, second] = entries.map(({ principle }) => text(principle.title, lang));
  if (first === undefined) return '';
  return second === undefined ? first : w('results.step.andBeforeList', { first, second });
}

/** The first sentences: what changed, and where to go on. */
function headlineOf(ctx: ResultContext) {
  const { w, lang, results, arranged, before } = ctx;
  const { change, overall, improved, step, weakest, teamChanged } = headline(arranged, before !== null);
  const signed = (value: number | null | undefined) => (value == null ? '' : formatDelta(lang, value));
  const scored = (value: number | null | undefined) => (value == null ? '' : formatScore(lang, value));
  const sentence = w(`results.headline.${change}`, {
    before: before?.name ?? w('results.beforeThis'),
    score: scored(overall?.score),
    delta: signed(overall?.change?.delta),
    lo: signed(overall?.change?.ci95?.lo),
    hi: signed(overall?.change?.ci95?.hi),
    names: namesOf(ctx, improved),
    threshold: results.threshold,
  });
  const name = weakest ? text(weakest.principle.title, lang) : '';
  const next = w(`results.step.${step}`, { name, score: scored(weakest?.row.score) });
  return { text: `${sentence} ${next}`, hasNext: weakest !== null, teamChanged };
}

/** Top of the page: what changed, where to go on, and what can be taken along. */
export function opening(ctx: ResultContext): Html {
  const { w, lang, results } = ctx;
  const { text: description, hasNext, teamChanged } = headlineOf(ctx);
  const team = `/teams/${results.teamId}`;
  const next =
    hasNext && html`<a class="${buttonClass('primary')}" href="${team}/next">${w('results.toNext')}</a>`;
  const actions = html`${next}<a class="${buttonClass()}" href="${team}/plan">${w('results.plan')}</a><a class="${buttonClass('ghost')}" href="/api${team}/rounds/${results.round.id}/results.csv?lang=${lang}" download>${w('results.csv')}</a>`;
  const note =
    teamChanged &&
    html`<div class="r-note"><p><b>${w('results.teamChanged.title')}</b></p><p>${w('results.teamChanged.body')}</p></div>`;
  return html`<header class="r-open"><div><h1>${results.round.name}</h1><p>${description}</p></div><div class="r-actions">${actions}</div></header>${note}`;
}
