import Link from 'next/link';
import { Svg } from '@/app/_charts/svg';
import { changeReachText } from '@/app/_results/change-words';
import { Name } from '@/app/_ui/name';
import { changeWhisker } from '@/lib/charts/change-whisker';
import { formatCalendarDate, formatDay, formatDelta, formatList } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { useTranslations } from '@/lib/i18n/translate';
import { words } from '@/lib/i18n/words';
import { findItem } from '@/lib/model/graph';
import { frameworkTitle, text } from '@/lib/model/localize';
import type { Lang, Model } from '@/lib/model/schema';
import type { MovedDetail } from '@/lib/overview/moved';
import type { TeamMoved } from '@/lib/overview/moved-changes';
import type { MovedBlock, MovedRow } from '@/lib/overview/moved-groups';
import type { Span } from '@/lib/overview/since';
import { movedOf, reachOf } from '@/lib/results/look';

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
    <li className="grid gap-x-6 gap-y-2 p-4 md:grid-cols-[minmax(0,16rem)_minmax(0,1fr)]">
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
          <ul className="space-y-2">
            {rows.map((row) => (
              <li key={row.id}>
                <ChangeLine {...{ row, detail, lang }} />
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

function nameOf(lang: Lang, model: Model, id: string): string {
  const item = findItem(model, id);
  if (item) return text(item.title, lang);
  return frameworkTitle(model, id, lang) ?? words(lang, 'common.frameworks')(id as 'overall');
}

/** "Overall improved: +0.34, plausibly +0.10 to +0.58". */
function ChangeLine({ row, detail, lang }: { row: MovedRow; detail: MovedDetail | null; lang: Lang }) {
  const t = useTranslations('moved');
  const w = words(lang);
  const { change } = row;
  const moved = movedOf(row);
  const n = detail?.rows.get(row.id)?.n ?? null;
  const word = moved === 'same' && n !== null ? t('word.sameOf', { n }) : t(`word.${moved}`);
  const delta = change?.delta ?? null;
  const reach = change && delta !== null ? reachOf(change) : null;
  const drawn =
    delta === null
      ? null
      : reach?.kind === 'interval'
        ? { lo: reach.lo, hi: reach.hi }
        : reach?.kind === 'margin'
          ? { lo: delta - reach.margin, hi: delta + reach.margin }
          : null;
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <span className="font-medium">{detail ? nameOf(lang, detail.model, row.id) : row.id}</span>
      <span>{word}</span>
      {delta !== null && change ? (
        <>
          <Svg as="span" className="self-center" markup={changeWhisker(delta, drawn)} />
          <span className="tnum">{formatDelta(lang, delta)}</span>
          <span className="tnum text-sm text-ink-soft">{changeReachText(w, lang, change)}</span>
          {change.over < change.of ? (
            <span className="text-sm text-ink-soft">
              {t('overSome', { over: change.over, of: change.of })}
            </span>
          ) : null}
        </>
      ) : null}
      {change?.reason ? (
        <span className="text-sm text-ink-soft">{w(`results.notComparable.${change.reason}`)}</span>
      ) : null}
    </div>
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
      principle: nameOf(lang, model, practice.principle),
    });
  });
  const more = steps.length - names.length;
  const listed = more > 0 ? names.join('; ') : formatList(lang, names);
  return t('steps', { steps: more > 0 ? t('stepsMore', { steps: listed, n: more }) : listed });
}
