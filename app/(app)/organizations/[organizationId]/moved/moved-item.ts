import { changeReachText, fewerOf, verdictText } from '@/app/_results/change-words';
import { formatCalendarDate, formatDay, formatDelta, formatList } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import type { useTranslations } from '@/lib/i18n/translate';
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
import { drawn } from './drawn';
import type { ChangeLine, MovedItem } from './moved-items';

type Spoken = ReturnType<typeof useTranslations<'moved'>>;

interface MovedToTell {
  block: MovedBlock<TeamMoved>;
  detail: MovedDetail | null;
  /** Its finished steps are told here, and nowhere else in the list. */
  withSteps: boolean;
  lang: Lang;
  span: Span;
  timeZone: string;
}

/** A team in one group, in words: which rounds are compared, what moved in it, and the steps behind that. */
export function movedItem(
  t: Spoken,
  { block: { team, rows }, detail, withSteps, lang, span, timeZone }: MovedToTell,
): MovedItem {
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
  const untold = why ? t(`why.${why}`, rounds) : reason ? w(`results.notComparable.${reason}`) : undefined;
  return {
    team: team.teamId,
    round: later?.id ?? null,
    name: team.name,
    from: earlier && later && earlier.id !== later.id ? t('from', rounds) : undefined,
    why: untold,
    lines: alike(rows).map((some) => lineOf(t, lang, some, detail)),
    steps: withSteps && untold === undefined && detail ? stepsText(t, lang, detail) : undefined,
  };
}

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
function lineOf(t: Spoken, lang: Lang, some: Alike, detail: MovedDetail | null): ChangeLine {
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
  if (change === null || delta === null)
    return [row.id, names, word, change?.reason ? w(`results.notComparable.${change.reason}`) : ''];
  const reach = drawnReach(change, delta);
  const others = [
    change.over < change.of ? t('overSome', { over: change.over, of: change.of }) : null,
    before != null && after != null && before !== after ? t('people', { before, after }) : null,
  ];
  // What else is told of it stays together where a line ends.
  const together = others.flatMap((one) => (one === null ? [] : [one.replaceAll(' ', '\u00A0')]));
  return [
    row.id,
    names,
    word,
    [changeReachText(w, lang, change), ...together].join('\u00A0· '),
    formatDelta(lang, delta),
    reach ? [drawn(delta), drawn(reach.lo), drawn(reach.hi)] : [drawn(delta)],
  ];
}

/** More are in the plan. */
const STEPS_SHOWN = 4;

function stepsText(t: Spoken, lang: Lang, { model, steps }: MovedDetail): string {
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
