import { Fragment, type ReactNode } from 'react';
import { formatDelta, formatPoints, formatScore } from '@/lib/i18n/format';
import { frameworkTitle } from '@/lib/model/localize';
import type { PrincipleEntry } from '@/lib/results/arrange';
import { doubtsOn, reachOf } from '@/lib/results/look';
import { pastOf } from '@/lib/results/past';
import type { ResultChange } from '@/lib/results/types';
import { isWeighted } from '@/lib/results/weighted';
import { meanAndMedianDiffer } from '@/lib/scoring/median-apart';
import { targetCell } from '@/lib/targets/words';
import {
  agreedOn,
  agreedText,
  changeReach,
  comparedText,
  entryKind,
  hiddenIn,
  overSome,
  type ResultContext,
  reasonOf,
  verdictOn,
} from './context';
import { Levels } from './level';
import { decisionText } from './not-applicable';
import { Practices } from './practices';

/** A term and what is to say about it, sentence by sentence; nothing where there is nothing to say. */
function Line({ term, texts }: { term: string; texts: readonly (string | null)[] }) {
  const said = texts.filter((one) => one !== null);
  return (
    <>
      <dt>{term}</dt>
      <dd>{said.length === 1 ? said[0] : said.map((one) => <p key={one}>{one}</p>)}</dd>
    </>
  );
}

const line = (term: string, ...texts: (string | null)[]) => <Line term={term} texts={texts} />;

function score(ctx: ResultContext, entry: PrincipleEntry): ReactNode {
  const { w, lang } = ctx;
  const { row, children, practices } = entry;
  if (row.score === null) return null;
  const value = formatScore(lang, row.score);
  const kind = entryKind(entry, ctx);
  const weighed =
    kind === 'group' ? children.map(({ principle }) => principle) : practices.map(({ practice }) => practice);
  const mean = w(`results.why.mean.${isWeighted(weighed) ? 'weighted' : 'plain'}`);
  if (row.status === 'consensus') {
    return line(
      w('results.why.score'),
      w(`results.why.${kind === 'item' ? 'agreed' : 'agreedMean'}`, { score: value, mean }),
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
  const hidden = hiddenIn(entry);
  const word = `${kind === 'group' ? 'children' : 'practices'}${hidden > 0 ? 'Hidden' : ''}` as const;
  const values = { score: value, mean, count, hidden, all: parts.length };
  return line(w('results.why.score'), w(`results.why.${word}`, values));
}

/** What the team agreed on beside its silent answers. */
function agreedBeside(ctx: ResultContext, { row }: PrincipleEntry): ReactNode {
  const said = agreedText(ctx, row.id);
  return said && line(ctx.w('results.why.agreedTerm'), said, ctx.w('results.why.agreedBeside'));
}

function interval({ w, lang }: ResultContext, { row }: PrincipleEntry): ReactNode {
  const reach = row.score === null ? null : reachOf(row);
  if (reach?.kind === 'margin') {
    const margin = formatScore(lang, reach.margin);
    return line(w('results.why.margin'), w('results.why.marginText', { margin }));
  }
  if (reach?.kind === 'too_wide') return line(w('results.why.interval'), w('results.why.tooWide'));
  if (reach === null) return null;
  const [lo, hi] = [formatScore(lang, reach.lo), formatScore(lang, reach.hi)];
  return line(w('results.why.interval'), w('results.why.intervalText', { lo, hi }));
}

function agreement(ctx: ResultContext, entry: PrincipleEntry): ReactNode {
  const { w, lang } = ctx;
  const { ad, agreement: band, polarised, status } = entry.row;
  if (ad === null || band === null) {
    const hidden = entryKind(entry, ctx) === 'item' ? 'agreementHiddenItem' : 'agreementHidden';
    return status === 'ok' ? line(w('results.why.agreement'), w(`results.why.${hidden}`)) : null;
  }
  const word = w(`results.agreement.${band}`);
  const key = entryKind(entry, ctx) === 'item' ? 'agreementItem' : 'agreementParts';
  return line(
    w('results.why.agreement'),
    w(`results.why.${key}`, { ad: formatScore(lang, ad), word }),
    polarised ? w('results.why.polarised') : null,
  );
}

function dontKnow({ w, ...ctx }: ResultContext, entry: PrincipleEntry): ReactNode {
  const { dontKnow: count, status } = entry.row;
  if (ctx.results.round.format === 'consensus' || status === 'hidden' || status === 'not_applicable')
    return null;
  const some = entryKind(entry, { w, ...ctx }) === 'item' ? 'dontKnowSome' : 'dontKnowParts';
  const words =
    count === null
      ? w('results.why.dontKnowHidden')
      : count === 0
        ? w('results.why.dontKnowNone')
        : w(`results.why.${some}`, { count });
  return line(w('results.why.dontKnow'), words);
}

/** Where a change comes from, where that may be told. */
function partsText({ w, lang }: ResultContext, { parts }: ResultChange): string | null {
  if (!parts) return null;
  const { items, leavers, joiners, stayers, over, of } = parts;
  const total = items + leavers + joiners + stayers;
  const points = { total, items, leavers, joiners, stayers };
  const said = Object.fromEntries(
    Object.entries(points).map(([part, value]) => [part, formatDelta(lang, value)]),
  ) as Record<keyof typeof points, string>;
  if (over < of) return w('results.why.partsSome', { ...said, over, of });
  const stayed = said.joiners === said.leavers && said.total === said.stayers;
  return stayed ? w('results.why.partsStayers') : w('results.why.parts', said);
}

function change(ctx: ResultContext, { row }: PrincipleEntry): ReactNode {
  const { w, lang, before } = ctx;
  if (!before || row.score === null || row.status === 'consensus') return null;
  const term = w('results.why.change');
  const { name } = before;
  if (!row.change) return line(term, w('results.why.changeHidden', { before: name }));
  const { delta, reason, ci95, linked } = row.change;
  if (delta === null) {
    const why = reason && w(`results.notComparable.${reason}`);
    return line(term, w('results.why.changeNot', { before: name }), why);
  }
  const verdict = verdictOn(ctx, row);
  const reach = changeReach(ctx, row.change);
  return line(
    term,
    w('results.why.changeText', { before: name, verdict, delta: formatDelta(lang, delta), reach }),
    overSome(ctx, row.change),
    // Where the score has a margin too, its own line has said what that is.
    reachOf(row.change)?.kind === 'margin' && reachOf(row)?.kind !== 'margin'
      ? w('results.why.changeMargin')
      : null,
    ci95 && !linked ? w('results.why.changeApart') : null,
    ...doubtsOn(row).map((doubt) => w(`results.doubt.${doubt}`)),
    partsText(ctx, row.change),
  );
}

function rounds(ctx: ResultContext, { row }: PrincipleEntry): ReactNode {
  const { w, lang, results } = ctx;
  const past = pastOf(results.history, row.scope, row.id);
  if (past.length < 2) return null;
  return (
    <>
      <dt>{w('results.why.rounds')}</dt>
      <dd>
        {past.map(({ roundId, roundName, score: value }, index) => {
          const agreed = agreedOn(ctx, row.id, roundId);
          const beside = [
            agreed === null ? null : w('results.agreedValue', { value: agreed }),
            comparedText(ctx, past, index),
          ].filter(Boolean);
          return (
            <Fragment key={roundId}>
              {index > 0 ? ' · ' : null}
              {roundName} <b>{value === null ? w('results.list.noScore') : formatScore(lang, value)}</b>
              {beside.length > 0 ? ` (${beside.join('; ')})` : null}
            </Fragment>
          );
        })}
      </dd>
    </>
  );
}

/** What lags behind the other principles says so; its score is made like any other. */
function outcome({ w, lang, results }: ResultContext, { principle }: PrincipleEntry): ReactNode {
  if (!principle.outcome) return null;
  const framework = frameworkTitle(results.model, principle.framework, lang) ?? principle.framework;
  return line(w('results.why.outcome'), w('results.why.outcomeText', { framework }));
}

interface Props {
  ctx: ResultContext;
  entry: PrincipleEntry;
  /** Of the list of practices: that of a page of its own, or below the row of a list. */
  heading: 'h2' | 'h4';
}

/** "Why is my score 2.43": the rules, told with the row's own numbers, and the practices it is made of. */
export function Why({ ctx, entry, heading }: Props) {
  const reason = reasonOf(ctx, entry.row, entryKind(entry, ctx));
  return (
    <>
      <dl>
        {outcome(ctx, entry)}
        {reason ? line(ctx.w('results.why.score'), reason.long, decisionText(ctx, entry.row.id)) : null}
        {score(ctx, entry)}
        {agreedBeside(ctx, entry)}
        <Levels ctx={ctx} entry={entry} />
        {line(ctx.w('targets.said.column'), targetCell(ctx.w, ctx.lang, entry.row, ctx.target(entry.row.id)))}
        {interval(ctx, entry)}
        {agreement(ctx, entry)}
        {dontKnow(ctx, entry)}
        {change(ctx, entry)}
        {rounds(ctx, entry)}
      </dl>
      <Practices ctx={ctx} practices={entry.practices} heading={heading} />
    </>
  );
}
