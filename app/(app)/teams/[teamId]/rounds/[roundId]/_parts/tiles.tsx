import type { ReactNode } from 'react';
import { fewText } from '@/app/_results/row-words';
import { formatDelta, formatList, formatScore, formatShare } from '@/lib/i18n/format';
import type { FrameworkId } from '@/lib/model/schema';
import { mostRoom } from '@/lib/results/extremes';
import { doubtsOn, lookOf, reachOf } from '@/lib/results/look';
import type { ResultRow } from '@/lib/results/types';
import { targetCell } from '@/lib/targets/words';
import { Mark } from './cells';
import {
  changeReach,
  levelName,
  overSome,
  provisionalText,
  type ResultContext,
  reasonOf,
  rowReach,
  scopeName,
  tellsMargin,
  verdictOn,
} from './context';
import { namesOf } from './names';
import { ShareNote, shareOf } from './not-applicable';

/** How many of the people asked answered; a few words why it is not shown where few were asked. */
function response({ w, lang, results }: ResultContext): string | null {
  const { invited, responded, step } = results.round;
  if (!invited) return null;
  if (responded === null)
    return step ? w(`results.tiles.responseStep.${step}`, { invited }) : w('results.tiles.responseHidden');
  return w('results.tiles.response', { responded, invited, rate: formatShare(lang, responded / invited) });
}

/** The word for the change since the round before, then its points and how far they can be trusted. */
function changed(ctx: ResultContext, row: ResultRow): string | null {
  const { lang, before } = ctx;
  if (!before || row.score === null) return null;
  const { change } = row;
  const word = verdictOn(ctx, row);
  return change?.delta == null
    ? word
    : `${word} ${formatDelta(lang, change.delta)} (${changeReach(ctx, change)})`;
}

/** Lines under the number of a tile, each a term and its value; those without a value are left out. */
function facts(ctx: ResultContext, row: ResultRow, without: ReactNode): [string, ReactNode][] {
  const { w } = ctx;
  const agreed = row.status === 'consensus';
  const untold = row.score === null ? null : w('results.tiles.responseHidden');
  const people = row.n === null ? untold : w('results.people', { n: row.n });
  const answered = (row.id === 'overall' && response(ctx)) || people;
  const all: [string, ReactNode][] = [
    [w(`results.tiles.${reachOf(row)?.kind === 'margin' ? 'margin' : 'interval'}`), rowReach(ctx, row)],
    [w('results.tiles.people'), agreed ? w('results.tiles.agreed') : answered],
    [w('results.tiles.change'), agreed ? null : changed(ctx, row)],
    [w('results.tiles.weakest'), weakest(ctx, row)],
    [w('results.tiles.notApplicable'), without],
    [w('targets.said.column'), targetCell(w, ctx.lang, row, ctx.target(row.id))],
  ];
  return all.filter(([, value]) => value !== null);
}

/** The lowest children with their score: principles of a framework, frameworks of the whole. None at the top level. */
function weakest(ctx: ResultContext, row: ResultRow): string | null {
  const { w, lang, arranged } = ctx;
  if (row.weakest === null || row.score === null) return null;
  const frameworks = arranged.frameworks;
  const ofWhole = mostRoom(frameworks);
  const ofFramework = mostRoom(frameworks.find(({ id }) => id === row.id)?.principles ?? []);
  const [first] = row.id === 'overall' ? ofWhole : ofFramework;
  if (!first) return null;
  const names =
    row.id === 'overall'
      ? formatList(
          lang,
          ofWhole.map(({ id }) => scopeName(ctx, id)),
        )
      : namesOf(ctx, ofFramework, false);
  return w('results.tiles.weakestValue', { names, score: formatScore(lang, first.row.score ?? 0) });
}

/** The level of a tile; for the overall score, which has none, its scale. */
function note(ctx: ResultContext, row: ResultRow): string {
  const { w } = ctx;
  const range = provisionalText(ctx, row);
  const { level } = lookOf(row);
  if (range) return w('results.tiles.provisional', { range });
  if (level === null) return w('results.tiles.outOf');
  const words = w('common.levels.full', { level, name: levelName(ctx, level) });
  const few = fewText(w, row);
  return few ? w('results.tiles.few', { level: words, few }) : words;
}

/** What is to be said about the change beside its word: why there is none, what it is over, and what so few people can tell. */
function remarks(ctx: ResultContext, row: ResultRow): string[] {
  const { w, before } = ctx;
  const { change } = row;
  // Of the overall score the first sentences of the page have said all of it, and its word that people are few.
  if (!before || row.score === null || row.status === 'consensus' || row.id === 'overall') return [];
  if (!change) return [w('results.why.changeHidden', { before: before.name })];
  const doubts = doubtsOn(row).map((doubt) => w(`results.doubt.${doubt}`));
  const texts = [
    change.reason && w(`results.notComparable.${change.reason}`),
    overSome(ctx, change),
    ...doubts,
  ];
  return texts.filter((text) => text !== null);
}

function tile(ctx: ResultContext, row: ResultRow, id: FrameworkId | 'overall') {
  const { w, lang } = ctx;
  const reason = reasonOf(ctx, row, id === 'overall' ? 'overall' : 'framework');
  const share = id === 'overall' ? null : shareOf(ctx, id);
  const without = id === 'overall' || share === null ? null : ShareNote({ ctx, framework: id, share });
  return (
    <li key={id} className={`r-tile r-${id}`}>
      <h3>{scopeName(ctx, id)}</h3>
      {reason ? (
        <div className="r-none">
          <Mark row={row} size={32} />
          <b>{reason.short}</b>
          <p>{reason.long}</p>
          <p>
            {w('targets.said.column')}: {targetCell(w, ctx.lang, row, ctx.target(row.id))}
          </p>
          {without ? (
            <p>
              {w('results.tiles.notApplicable')}: {without}
            </p>
          ) : null}
        </div>
      ) : (
        <>
          <p className="r-big">
            {id === 'overall' ? null : <Mark row={row} size={32} />}
            <b>{row.score === null ? null : formatScore(lang, row.score)}</b>
            <small>{note(ctx, row)}</small>
          </p>
          <dl>
            {facts(ctx, row, without).map(([term, value]) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {remarks(ctx, row).map((remark) => (
            <p key={remark} className="r-doubt">
              {remark}
            </p>
          ))}
        </>
      )}
    </li>
  );
}

/** The overall score and each framework, with their uncertainty; there is no overall level (scoring reference 3.6). */
export function Tiles({ ctx }: { ctx: ResultContext }) {
  const { overall, frameworks } = ctx.arranged;
  const rows = [...(overall ? [overall] : []), ...frameworks.map(({ row }) => row)];
  return (
    <section aria-labelledby="summary">
      <h2 id="summary" className="sr-only">
        {ctx.w('results.tiles.title')}
      </h2>
      <ul className="r-tiles">
        {overall ? tile(ctx, overall, 'overall') : null}
        {frameworks.map(({ id, row }) => tile(ctx, row, id))}
      </ul>
      {tellsMargin(rows) ? <p className="r-foot">{ctx.w('results.tiles.marginNote')}</p> : null}
    </section>
  );
}
