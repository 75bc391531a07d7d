import Link from 'next/link';
import { Svg } from '@/app/_charts/svg';
import { changeReachText, fewerOf, verdictText } from '@/app/_results/change-words';
import { Name } from '@/app/_ui/name';
import { changeWhisker } from '@/lib/charts/change-whisker';
import { formatCalendarDate, formatDay, formatDelta, formatList } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { useTranslations } from '@/lib/i18n/translate';
import { words } from '@/lib/i18n/words';
import { findItem } from '@/lib/model/graph';
import { text } from '@/lib/model/localize';
import type { Lang } from '@/lib/model/schema';
import type { MovedDetail } from '@/lib/overview/moved';
import type { TeamMoved } from '@/lib/overview/moved-changes';
import type { MovedBlock, MovedRow } from '@/lib/overview/moved-groups';
import { movedName } from '@/lib/overview/moved-words';
import type { Span } from '@/lib/overview/since';
import { movedOf, reachOf } from '@/lib/results/look';
import type { ResultChange } from '@/lib/results/types';
import type { Interval } from '@/lib/scoring';

interface Props {
  block: MovedBlock<TeamMoved>;
  detail: MovedDetail | null;
  /** Its finished steps are told here, and nowhere else in the list. */
  withSteps: boolean;
  lang: Lang;
  span: Span;
  timeZone: string;
}

/** A team in one group: which rounds are compared, what moved in it, and the steps behind that. */
export function MovedTeamItem({ block: { team, rows }, detail, withSteps, lang, span, timeZone }: Props) {
  const t = useTranslations('moved');
  const w = words(lang);
  const { earlier, later, why, reason } = team;
  const day = (moment: Date | null | undefined) => (moment ? formatDay(lang, moment, timeZone) : '');
  const rounds = {
    before: isolated(earlier?.name ?? ''),
    beforeDay: day(earlier?.closedAt),
    after: isolated(later?.name ?? ''),
    afterDay: day(later?.closedAt),
    since: formatCalendarDate(lang, span.since),
  };
  return (
    <li className="grid gap-x-6 gap-y-2 p-4 md:grid-cols-[minmax(0,16rem)_minmax(0,1fr)] print:block">
      <div className="min-w-0">
        <h3 className="font-medium">
          <Link
            href={later ? `/teams/${team.teamId}/rounds/${later.id}` : `/teams/${team.teamId}`}
            className="link"
            prefetch={false}
          >
            <Name>{team.name}</Name>
          </Link>
        </h3>
        {earlier && later && earlier.id !== later.id ? (
          <p className="text-sm text-ink-soft">{t('from', rounds)}</p>
        ) : null}
      </div>
      <div className="min-w-0">
        {why ? <p className="text-ink-soft">{t(`why.${why}`, rounds)}</p> : null}
        {reason ? <p className="text-ink-soft">{w(`results.notComparable.${reason}`)}</p> : null}
        {rows.length > 0 ? (
          <ul className="space-y-2 xl:space-y-1">
            {alike(rows).map((some) => (
              <li key={some[0].id} className={LINE}>
                <ChangeLine {...{ some, detail, lang }} />
              </li>
            ))}
          </ul>
        ) : null}
        {withSteps && why === null && reason === null && detail ? (
          <p className="mt-2 text-sm text-ink-soft">{stepsText(t, lang, detail)}</p>
        ) : null}
      </div>
    </li>
  );
}

/** One line of a change: name, word, drawing, number and reach, one below the other in every block. */
const LINE =
  'flex flex-wrap items-baseline gap-x-3 gap-y-0.5 xl:grid xl:grid-cols-[minmax(0,9rem)_minmax(0,10rem)_7.5rem_3.5rem_minmax(0,1fr)]';

type Alike = readonly [MovedRow, ...MovedRow[]];

/** Rows without a number of which the same is to be said stand in one line. */
function alike(rows: readonly MovedRow[]): Alike[] {
  const found: [MovedRow, ...MovedRow[]][] = [];
  for (const row of rows) {
    const same = found.find(
      ([first]) =>
        first.change?.delta == null &&
        row.change?.delta == null &&
        movedOf(first) === movedOf(row) &&
        first.change?.reason === row.change?.reason,
    );
    if (same) same.push(row);
    else found.push([row]);
  }
  return found;
}

/** What is drawn around a change. */
function drawnReach(change: ResultChange, delta: number): Interval | null {
  const reach = reachOf(change);
  if (reach?.kind === 'interval') return { lo: reach.lo, hi: reach.hi };
  return reach?.kind === 'margin' ? { lo: delta - reach.margin, hi: delta + reach.margin } : null;
}

/** "Overall improved +0.34, plausibly +0.10 to +0.58". */
function ChangeLine({ some, detail, lang }: { some: Alike; detail: MovedDetail | null; lang: Lang }) {
  const t = useTranslations('moved');
  const w = words(lang);
  const [row] = some;
  const { change } = row;
  const [before, after] = [detail?.before, detail?.rows].map((rows) => rows?.get(row.id)?.n ?? null);
  const word = verdictText(w, row, fewerOf(before, after));
  const delta = change?.delta ?? null;
  const names = formatList(
    lang,
    some.map(({ id }) => (detail ? movedName(lang, detail.model, id) : id)),
  );
  if (change === null || delta === null) {
    const reason = change?.reason ? w(`results.notComparable.${change.reason}`) : '';
    return (
      <span className="col-span-full">
        <span className="font-medium">{names}</span>: {word}
        {reason ? <span className="text-sm text-ink-soft"> {reason}</span> : null}
      </span>
    );
  }
  return (
    <>
      <span className="font-medium">{names}</span>
      <span>{word}</span>
      <Svg as="span" className="self-center" markup={changeWhisker(delta, drawnReach(change, delta))} />
      <span className="tnum xl:text-right">{formatDelta(lang, delta)}</span>
      <span className="tnum text-sm text-ink-soft">
        {changeReachText(w, lang, change)}
        {change.over < change.of ? ` · ${t('overSome', { over: change.over, of: change.of })}` : null}
        {before != null && after != null && before !== after ? ` · ${t('people', { before, after })}` : null}
      </span>
    </>
  );
}

/** More are in the plan. */
const STEPS_SHOWN = 4;

function stepsText(
  t: ReturnType<typeof useTranslations<'moved'>>,
  lang: Lang,
  { model, steps }: MovedDetail,
): string {
  if (steps.length === 0) return t('noSteps');
  const names = steps.slice(0, STEPS_SHOWN).map(({ practiceId }) => {
    const practice = findItem(model, practiceId);
    if (!practice || !('principle' in practice)) return practiceId;
    return t('step', {
      practice: text(practice.title, lang),
      principle: movedName(lang, model, practice.principle),
    });
  });
  const more = steps.length - names.length;
  const listed = more > 0 ? names.join('; ') : formatList(lang, names);
  return t('steps', { steps: more > 0 ? t('stepsMore', { steps: listed, n: more }) : listed });
}
