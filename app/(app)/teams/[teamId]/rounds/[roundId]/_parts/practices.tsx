import { levelText } from '@/app/_results/row-words';
import { formatPoints, formatScore } from '@/lib/i18n/format';
import { text } from '@/lib/model/localize';
import type { PracticeEntry } from '@/lib/results/arrange';
import { meanAndMedianDiffer } from '@/lib/scoring/median-apart';
import { Agreement, Mark, People } from './cells';
import { agreedText, type ResultContext, reasonOf } from './context';
import { decisionText } from './not-applicable';

function Item({ ctx, of: { practice, row } }: { ctx: ResultContext; of: PracticeEntry }) {
  const { w, lang } = ctx;
  const name = (
    <span className="r-name">
      {text(practice.title, lang)}
      {practice.key ? (
        <>
          {' '}
          <i className="r-flag">{w('results.why.key')}</i>
        </>
      ) : null}
    </span>
  );
  const reason = reasonOf(ctx, row, 'item');
  const agreed = agreedText(ctx, practice.id);
  if (reason || row.score === null) {
    const decided = decisionText(ctx, practice.id);
    return (
      <li className="r-practice">
        {name}
        <span className="r-reason">
          <Mark row={row} />
          {reason?.short}
        </span>
        {decided ? <small className="r-decided">{decided}</small> : null}
        {agreed ? <small className="r-decided">{agreed}</small> : null}
      </li>
    );
  }
  return (
    <li className="r-practice">
      {name}
      <span className="r-score">
        <Mark row={row} />
        <b>{formatScore(lang, row.score)}</b>
        <small>{levelText(w, row)}</small>
        {row.median !== null && meanAndMedianDiffer(row) ? (
          <i className="r-flag">{w('results.why.medianIs', { median: formatPoints(lang, row.median) })}</i>
        ) : null}
      </span>
      <People ctx={ctx} row={row} />
      <Agreement ctx={ctx} row={row} />
      {agreed ? <small className="r-decided">{agreed}</small> : null}
    </li>
  );
}

interface Props {
  ctx: ResultContext;
  practices: readonly PracticeEntry[];
  /** Fits the page around it. */
  heading: 'h2' | 'h4';
}

/** The practices a principle's score is made of; nothing in a quick round. */
export function Practices({ ctx, practices, heading: Heading }: Props) {
  if (practices.length === 0) return null;
  return (
    <>
      <Heading>{ctx.w('results.why.practiceList')}</Heading>
      <ul>
        {practices.map((one) => (
          <Item key={one.practice.id} ctx={ctx} of={one} />
        ))}
      </ul>
    </>
  );
}
