import { formatCalendarDate } from '@/lib/i18n/format';
import type { Lang } from '@/lib/model/schema';
import { agreedWords } from './agreed-words';
import { missingWords } from './badge-words';
import { changeColumns } from './change-columns';
import { type Column, day, scoreText, toCsv, whole } from './csv';
import { notApplicableWords } from './na-words';
import { changeIsHidden } from './reach-words';
import type { PlanReport, ReportBadge, ReportRound, ReportRow } from './report';
import { verdictWords } from './verdict-words';
import { dayOf, exportWords, type Words } from './words';

/** A line: a row of the result, or a level of Google or Microsoft that follows from it. */
type Line = Omit<ReportRow, 'scope' | 'status' | 'target'> & {
  target: ReportRow['target'] | null;
  scope: string;
  status: string;
  missing: string | null;
  /** Its change may not be shown. */
  changeHidden: boolean;
};

/**
 * The results of a round, one line per scope and external level, with the round on each line so that files can be put together.
 * Cells of hidden or missing results are empty; the status column says why in words.
 */
export function resultsCsv(report: PlanReport): string {
  const t = exportWords(report.locale);
  const lines = [
    ...report.rows.map(
      (row): Line => ({
        ...row,
        scope: t(`scope.${row.scope}`),
        status: t(`rowStatus.${row.status}`),
        missing: null,
        changeHidden: changeIsHidden(row, report),
      }),
    ),
    ...report.badges.map((badge) => badgeLine(badge, t, report.locale)),
  ];
  return toCsv(
    [
      ...roundColumns<Line>(report, t),
      ...columns(report, t),
      ...changeColumns(report, t),
      ...targetColumns(t),
      ...agreedColumns(t),
    ],
    lines,
    report.locale,
  );
}

function badgeLine(badge: ReportBadge, t: Words, lang: Lang): Line {
  const { catalogue, title, level, top, levelTitle, unknown } = badge;
  const held = t('badge.level', { level: level ?? 0, top, name: levelTitle ?? '' });
  return {
    scope: t('scope.external'),
    id: catalogue,
    title: unknown ? title : `${title}: ${held}`,
    framework: 'MLO',
    parent: null,
    outcome: false,
    status: t(
      unknown ? `badge.unknown.${unknown}` : badge.mayBeHigher ? 'badge.mayBeHigher' : 'rowStatus.ok',
    ),
    score: null,
    reach: null,
    lo: null,
    hi: null,
    margin: null,
    level,
    levelRange: null,
    n: null,
    agreement: null,
    change: null,
    target: null,
    notApplicable: [],
    agreed: [],
    notApplicableShare: null,
    missing: missingWords(badge, t, lang) || null,
    changeHidden: false,
  };
}

/** An own model may have the same version as a built-in one. */
export const versionOf = ({ modelVersion: version, ownModel }: ReportRound, t: Words): string =>
  ownModel ? t('column.ownVersion', { version }) : version;

/** Which team, round and model version a line belongs to. */
export function roundColumns<Row>({ team, round, timeZone }: PlanReport, t: Words): Column<Row>[] {
  const closed = round?.closedAt ? dayOf(round.closedAt, timeZone) : null;
  return [
    { header: t('column.team'), cell: () => team },
    { header: t('column.round'), cell: () => round?.name ?? null },
    { header: t('column.closedAt'), cell: () => day(closed) },
    { header: t('column.modelVersion'), cell: () => round && versionOf(round, t) },
  ];
}

function noteOf(row: Line, report: PlanReport, t: Words): string | null {
  const notes = notApplicableWords(row, report, t);
  if (row.outcome) notes.unshift(t('text.outcomeNote'));
  const { round, locale, timeZone } = report;
  if (row.id === 'overall' && round?.rewordedAt) {
    const day = formatCalendarDate(locale, dayOf(round.rewordedAt, timeZone));
    notes.push(t('text.reworded', { day }));
  }
  return notes.length > 0 ? notes.join('; ') : null;
}

function columns(report: PlanReport, t: Words): Column<Line>[] {
  return [
    { header: t('column.scope'), cell: (row) => row.scope },
    { header: t('column.id'), cell: (row) => row.id },
    { header: t('column.title'), cell: (row) => row.title },
    { header: t('column.framework'), cell: (row) => row.framework },
    { header: t('column.status'), cell: (row) => row.status },
    { header: t('column.score'), cell: (row) => scoreText(row.score) },
    { header: t('column.lo'), cell: (row) => scoreText(row.lo) },
    { header: t('column.hi'), cell: (row) => scoreText(row.hi) },
    { header: t('column.level'), cell: (row) => whole(row.level) },
    { header: t('column.levelLo'), cell: (row) => whole(row.levelRange?.[0] ?? null) },
    { header: t('column.levelHi'), cell: (row) => whole(row.levelRange?.[1] ?? null) },
    { header: t('column.n'), cell: (row) => whole(row.n) },
    { header: t('column.agreement'), cell: ({ agreement }) => agreement && t(`agreement.${agreement}`) },
    {
      header: t('column.change'),
      cell: ({ change, changeHidden }) =>
        change ? verdictWords(change, t) : changeHidden ? t('verdict.hidden') : null,
    },
    { header: t('column.delta'), cell: ({ change }) => scoreText(change?.delta ?? null) },
    { header: t('column.missing'), cell: (row) => row.missing },
    { header: t('column.note'), cell: (row) => noteOf(row, report, t) },
  ];
}

/** What is to be reached, and whether it is. */
function targetColumns(t: Words): Column<Line>[] {
  return [
    { header: t('column.target'), cell: ({ target }) => whole(target?.level ?? null) },
    { header: t('column.targetDue'), cell: ({ target }) => day(target?.dueDate ?? null) },
    {
      header: t('column.targetReached'),
      cell: ({ target }) => (target?.reached == null ? null : t(target.reached ? 'yes' : 'no')),
    },
    { header: t('column.toGo'), cell: ({ target }) => scoreText(target?.toGo ?? null) },
  ];
}

/** What a meeting agreed on beside the scores: for the row itself, and for all questions of it with the reasons. */
function agreedColumns(t: Words): Column<Line>[] {
  return [
    {
      header: t('column.agreedValue'),
      cell: ({ id, agreed }) => whole(agreed.find((one) => one.id === id)?.value ?? null),
    },
    { header: t('column.agreedWhy'), cell: (row) => agreedWords(row, t).join('; ') || null },
  ];
}
