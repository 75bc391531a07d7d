import { type Html, html } from '@/app/_lib/html';
import { formatDelta, formatPoints, formatScore } from '@/lib/i18n/format';
import { frameworkTitle } from '@/lib/model/localize';
import type { PrincipleEntry } from '@/lib/results/arrange';
import { doubtIn, movedOf } from '@/lib/results/look';
import { pastOf } from '@/lib/results/past';
import { meanAndMedianDiffer } from '@/lib/scoring/score';
import { kindOf, type ResultContext } from './context';
import { levelPart } from './level';
import { decisionText } from './not-applicable';
import { practiceList } from './practices';

/** A term and what is to say about it, sentence by sentence. */
function line(term: string, ...texts: (Html | string | null)[]): Html {
  const said = texts.filter((one) => one !== null && one !== '');
  const body = said.length === 1 ? html`${said[0] ?? ''}` : said.map((one) => html`<p>${one}</p>`);
  return html`<dt>${term}</dt><dd>${body}</dd>`;
}

function score(ctx: ResultContext, entry: PrincipleEntry): Html | null {
  const { w, lang } = ctx;
  const { row, children, practices } = entry;
  if (row.score === null) return null;
  const value = formatScore(lang, row.score);
  const kind = kindOf(entry, ctx);
  if (row.status === 'consensus') {
    return line(
      w('results.why.score'),
      w(`results.why.${kind === 'item' ? 'agreed' : 'agreedMean'}`, { score: value }),
    );
  }
  if (kind === 'item') {
    const median = row.median === null ? null : formatPoints(lang, row.median);
    return line(
      w('results.why.score'),
      w('results.why.quick', { score: value, n: row.n ?? 0 }),
      median && w('results.why.median', { median }),
      meanAndMedianDiffer(row) ? w('results.why.medianApart') : null,
    );
  }
  const parts = kind === 'group' ? children : practices;
  const count = parts.filter((part) => part.row.score !== null).length;
  const word = kind === 'group' ? 'children' : 'practices';
  return line(w('results.why.score'), w(`results.why.${word}`, { score: value, count, all: parts.length }));
}

function interval(ctx: ResultContext, { row }: PrincipleEntry): Html | null {
  if (!row.ci95) return null;
  const [lo, hi] = [formatScore(ctx.lang, row.ci95.lo), formatScore(ctx.lang, row.ci95.hi)];
  return line(ctx.w('results.why.interval'), ctx.w('results.why.intervalText', { lo, hi, n: row.n ?? 0 }));
}

function agreement(ctx: ResultContext, entry: PrincipleEntry): Html | null {
  const { w, lang } = ctx;
  const { ad, agreement: band, polarised } = entry.row;
  if (ad === null || band === null) return null;
  const word = w(`results.agreement.${band}`);
  const key = kindOf(entry, ctx) === 'item' ? 'agreementItem' : 'agreementParts';
  return line(
    w('results.why.agreement'),
    w(`results.why.${key}`, { ad: formatScore(lang, ad), word }),
    polarised ? w('results.why.polarised') : null,
  );
}

function dontKnow({ w, ...ctx }: ResultContext, entry: PrincipleEntry): Html | null {
  const { dontKnow: count, status } = entry.row;
  if (status === 'consensus' || status === 'hidden' || status === 'not_applicable') return null;
  const some = kindOf(entry, { w, ...ctx }) === 'item' ? 'dontKnowSome' : 'dontKnowParts';
  const words =
    count === null
      ? w('results.why.dontKnowHidden')
      : count === 0
        ? w('results.why.dontKnowNone')
        : w(`results.why.${some}`, { count });
  return line(w('results.why.dontKnow'), words);
}

function change(ctx: ResultContext, { row }: PrincipleEntry): Html | null {
  const { w, lang, before } = ctx;
  if (!before || row.score === null || !row.change || row.status === 'consensus') return null;
  const { delta, ci95 } = row.change;
  if (delta === null || !ci95)
    return line(w('results.why.change'), w('results.why.changeNot', { before: before.name }));
  const verdict = w(`results.verdict.${movedOf(row)}`);
  const [lo, hi] = [formatDelta(lang, ci95.lo), formatDelta(lang, ci95.hi)];
  const values = { before: before.name, verdict, delta: formatDelta(lang, delta), lo, hi };
  const doubt = doubtIn(row);
  return line(
    w('results.why.change'),
    w('results.why.changeText', values),
    doubt && w(`results.doubt.${doubt}`),
  );
}

function rounds({ w, lang, results }: ResultContext, { row }: PrincipleEntry): Html | null {
  const past = pastOf(results.history, row.scope, row.id);
  if (past.length < 2) return null;
  const points = past.map(({ roundName, score: value, broken }, index) => {
    const words = value === null ? w('results.list.noScore') : formatScore(lang, value);
    const gap = broken ? ` (${w('results.why.broken')})` : '';
    return html`${index > 0 && ' · '}${roundName} <b>${words}</b>${gap}`;
  });
  return line(w('results.why.rounds'), html`${points}`);
}

/** What lags behind the other principles says so; its score is made like any other. */
function outcome({ w, lang, results }: ResultContext, { principle }: PrincipleEntry): Html | null {
  if (!principle.outcome) return null;
  const framework = frameworkTitle(results.model, principle.framework, lang) ?? principle.framework;
  return line(w('results.why.outcome'), w('results.why.outcomeText', { framework }));
}

/** "Why is my score 2.43": the rules, told with the row's own numbers. `reason` replaces them where there is no score. */
export function whyOf(ctx: ResultContext, entry: PrincipleEntry, reason: string | null): Html {
  return html`<div class="r-why"><dl>${outcome(ctx, entry)}${reason && line(ctx.w('results.why.score'), reason, decisionText(ctx, entry.row.id))}${score(ctx, entry)}${levelPart(ctx, entry)}${interval(ctx, entry)}${agreement(ctx, entry)}${dontKnow(ctx, entry)}${change(ctx, entry)}${rounds(ctx, entry)}</dl>${practiceList(ctx, entry.practices)}</div>`;
}
