import { ChartFrame } from '@/app/_charts/chart-frame';
import { Svg } from '@/app/_charts/svg';
import { StairGlyph } from '@/app/_ui/stair-glyph';
import { distribution } from '@/lib/charts/distribution';
import { formatScore } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import type { ItemInRoom } from '@/lib/meetings/queries';
import type { ItemComments } from '@/lib/rounds/comments';
import { ItemTexts, isAnything } from '../_parts/item-texts';
import type { ItemWords, MeetingContext } from './context';

/** The five levels in the words of the question, and how many chose each, where that may be told. */
function Levels({ ctx: { w }, item, of }: { ctx: MeetingContext; item: ItemInRoom; of: ItemWords }) {
  const counts = item.seen?.counts ?? null;
  return (
    <section aria-labelledby="levels">
      <h3 id="levels" className="sr-only">
        {w(counts ? 'meeting.item.levels' : 'meeting.item.levelsOnly')}
      </h3>
      <ol className="m-levels" start={0}>
        {of.levels.map(({ level, name, anchor }) => (
          <li key={level} data-agreed={item.made.agreed === level || undefined}>
            <StairGlyph level={level} size={20} label="" />
            <span className="m-level">
              <b>
                {level} <span className="font-normal text-ink-soft">{name}</span>
              </b>
              <span>{anchor}</span>
            </span>
            {counts ? (
              <span className="m-count tnum">{w('meeting.item.answers', { count: counts[level] })}</span>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The silent score, or why there is none. */
function Silent({ ctx: { w, lang, round }, item: { seen } }: { ctx: MeetingContext; item: ItemInRoom }) {
  if (!seen || seen.score === null) {
    const status = seen && seen.status !== 'ok' && seen.status !== 'consensus' ? seen.status : 'hidden';
    const short =
      status === 'insufficient' ? w('results.reason.insufficient.few') : w(`results.reason.${status}`);
    const why =
      status === 'insufficient'
        ? w('results.reason.insufficientWhy.item')
        : w(`results.reason.${status}Why`, { threshold: round.threshold });
    return (
      <div className="m-silent">
        <p className="text-xl font-semibold">{short}</p>
        <p className="text-ink-soft">{why}</p>
      </div>
    );
  }
  const told = [
    seen.level === null ? null : w('common.levels.value', { level: seen.level }),
    seen.n === null ? null : w('meeting.item.people', { n: seen.n }),
    seen.dontKnow ? w('meeting.item.dontKnow', { count: seen.dontKnow }) : null,
    seen.agreement && w(`results.agreement.${seen.polarised ? 'polarised' : seen.agreement}`),
  ];
  return (
    <dl className="m-silent">
      <dt className="text-ink-soft">{w('meeting.item.silent')}</dt>
      <dd>
        <span className="tnum text-2xl font-semibold">{formatScore(lang, seen.score)}</span>{' '}
        <span className="text-ink-soft">{told.filter(Boolean).join(' · ')}</span>
      </dd>
    </dl>
  );
}

/** How the silent answers are spread, with the same numbers as a table. */
function Spread({
  ctx: { w },
  item: { seen },
  of,
}: {
  ctx: MeetingContext;
  item: ItemInRoom;
  of: ItemWords;
}) {
  if (!seen || seen.score === null) return null;
  const { counts, dontKnow, agreement, polarised } = seen;
  if (!counts || !agreement) return <p className="m-few">{w('meeting.item.tooFew')}</p>;
  const finding = w(`meeting.chart.${polarised ? 'two_groups' : agreement}`);
  const apart = dontKnow ? [[w('meeting.chart.dontKnow'), dontKnow] as const] : [];
  const lines = [
    ...of.levels.map(({ level, name }) => [`${level} ${name}`, counts[level]] as const),
    ...apart,
  ];
  const title = lines.map(([name, count]) => `${name}: ${count}`).join(', ');
  return (
    <ChartFrame
      w={w}
      id="spread"
      heading="h3"
      title={finding}
      subtitle={w('meeting.chart.subtitle')}
      footnote={w('meeting.chart.footnote')}
      numbers={{
        summary: w('meeting.chart.table'),
        table: (
          <table className="data-table mt-2">
            <caption className="sr-only">{of.title}</caption>
            <thead>
              <tr>
                <th scope="col">{w('meeting.chart.level')}</th>
                <th scope="col" className="tnum text-right">
                  {w('meeting.chart.count')}
                </th>
              </tr>
            </thead>
            <tbody>
              {lines.map(([name, count]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td className="tnum text-right">{count}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ),
      }}
    >
      <Svg
        markup={distribution(
          { counts, dontKnow: dontKnow ?? 0, mean: seen.score },
          { title, signs: { dontKnow: dontKnow ? '?' : '', notApplicable: '' } },
        )}
      />
    </ChartFrame>
  );
}

/** What the team has made of the item so far, beside the silent score. */
function Made({ ctx: { w }, item: { made } }: { ctx: MeetingContext; item: ItemInRoom }) {
  const { agreed, reason, note, owner } = made;
  return (
    <dl className="m-made" aria-live="polite">
      <dt>{w('meeting.item.agreed')}</dt>
      <dd className={agreed === null ? 'text-ink-soft' : 'text-xl font-semibold'}>
        {agreed === null
          ? w('meeting.item.nothingAgreed')
          : w('meeting.item.agreedValue', { level: agreed, reason: isolated(reason) })}
      </dd>
      {note ? (
        <>
          <dt>{w('meeting.item.note')}</dt>
          <dd className="whitespace-pre-line">{isolated(note)}</dd>
        </>
      ) : null}
      {owner ? <dd>{w('meeting.item.owner', { name: isolated(owner.name) })}</dd> : null}
    </dl>
  );
}

interface Props {
  ctx: MeetingContext;
  item: ItemInRoom;
  /** What people wrote beside it, as this viewer may read it. */
  written: ItemComments | undefined;
  /** Its place in the order, from 1 on, and of how many. */
  place: number;
  count: number;
}

/** One item, as everybody in the room sees it: the question, what was answered silently, and what is agreed. */
export function ItemScreen({ ctx, item, written, place, count }: Props) {
  const { w } = ctx;
  const of = ctx.wordsOf(item.id);
  return (
    <article aria-labelledby="item" className="m-item" data-item={item.id}>
      <header>
        <p className="text-ink-soft">
          {[w('meeting.room.place', { place, count }), of.home, item.why && w(`meeting.why.${item.why}`)]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <h2 id="item" className="text-2xl">
          {of.title}
        </h2>
        {of.question ? <p className="mt-1 max-w-read text-lg">{of.question}</p> : null}
      </header>
      <div className="m-columns">
        <Levels ctx={ctx} item={item} of={of} />
        <div className="grid content-start gap-4">
          <Silent ctx={ctx} item={item} />
          <Spread ctx={ctx} item={item} of={of} />
          <Made ctx={ctx} item={item} />
        </div>
      </div>
      {isAnything(written) ? (
        <section aria-labelledby="written" className="max-w-read">
          <h3 id="written">{w('results.comments.title')}</h3>
          <p className="text-ink-soft">{w('results.comments.hint')}</p>
          <ItemTexts w={w} written={written} />
        </section>
      ) : null}
    </article>
  );
}
