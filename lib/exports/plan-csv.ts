import { formatScore } from '@/lib/i18n/format';
import { type Column, day, scoreText, toCsv, whole } from './csv';
import type { PlanReport, ReportPlannedStep, ReportPrerequisite, ReportRecommendation } from './report';
import { roundColumns, versionOf } from './results-csv';
import { exportWords, type Words } from './words';

type Row = ReportPlannedStep | ReportRecommendation;

/** The plan and, with the status "suggested", what could come next; one line per step, all fields of an explanation. */
export function planCsv(report: PlanReport): string {
  const t = exportWords(report.locale);
  const rows: readonly Row[] = [...report.steps, ...report.recommendations];
  const tail = { header: t('column.modelVersion'), cell: () => report.round && versionOf(report.round, t) };
  const [team, round] = roundColumns<Row>(report, t);
  const head = [team, round].filter((column) => column !== undefined);
  return toCsv([...head, ...columns(report, t), tail], rows, report.locale);
}

/** A prerequisite in words: its title, how it stands, and its score where it has one. */
export function prerequisiteWords(
  { title, state, score: value }: ReportPrerequisite,
  t: Words,
  locale: PlanReport['locale'],
): string {
  return t(`prerequisite.${state}`, { title, score: value === null ? '–' : formatScore(locale, value) });
}

function columns({ locale, rows }: PlanReport, t: Words): Column<Row>[] {
  const targets = new Map(
    rows.flatMap(({ scope, id, target }) => (scope === 'principle' ? [[id, target]] : [])),
  );
  // A practice has its target from its principle, whose id its own begins with.
  const targetOf = ({ practiceId }: Row) => targets.get(practiceId.replace(/-\d+$/, ''));
  const yesNo = (value: boolean) => t(value ? 'yes' : 'no');
  // Of a step whose score is hidden neither is said, and no is an answer, too.
  const known = (row: Row, value: string) => (row.fromScore === null ? null : value);
  const brought = (row: Row) => ('brought' in row ? row.brought : null);
  const tenths = (number: number | null) => (number === null ? null : { number, decimals: 1 });
  const list = (items: readonly string[]) => items.join(' | ');
  return [
    { header: t('column.practiceId'), cell: (row) => row.practiceId },
    { header: t('column.practice'), cell: (row) => row.title },
    { header: t('column.principle'), cell: (row) => row.principle },
    {
      header: t('column.status'),
      cell: (row) => t(`stepStatus.${'status' in row ? row.status : 'suggested'}`),
    },
    { header: t('column.owner'), cell: (row) => ('status' in row ? row.owner : null) },
    { header: t('column.due'), cell: (row) => day('status' in row ? row.dueDate : null) },
    { header: t('column.fromLevel'), cell: (row) => whole(row.fromLevel) },
    { header: t('column.toLevel'), cell: (row) => whole(row.toLevel) },
    { header: t('column.fromScore'), cell: (row) => scoreText(row.fromScore) },
    { header: t('column.lo'), cell: (row) => scoreText(row.lo) },
    { header: t('column.hi'), cell: (row) => scoreText(row.hi) },
    { header: t('column.n'), cell: (row) => whole(row.n) },
    { header: t('column.agreement'), cell: ({ agreement }) => agreement && t(`agreement.${agreement}`) },
    { header: t('column.estimated'), cell: (row) => known(row, yesNo(row.estimated)) },
    { header: t('column.discussFirst'), cell: (row) => known(row, yesNo(row.discussFirst)) },
    { header: t('column.stepsToLevel'), cell: (row) => whole(row.stepsToLevel?.steps ?? null) },
    { header: t('column.gainOverall'), cell: (row) => scoreText(row.gainOverall) },
    { header: t('column.gainFramework'), cell: (row) => scoreText(row.gainFramework) },
    { header: t('column.gainPrinciple'), cell: (row) => scoreText(row.gainPrinciple) },
    { header: t('column.effort'), cell: (row) => tenths(row.effort) },
    { header: t('column.share'), cell: (row) => scoreText(row.share) },
    { header: t('column.effortSource'), cell: (row) => row.editedBy },
    { header: t('column.accountable'), cell: (row) => row.accountable },
    { header: t('column.responsible'), cell: (row) => list(row.responsible) },
    {
      header: t('column.prerequisites'),
      cell: (row) => list(row.prerequisites.map((item) => prerequisiteWords(item, t, locale))),
    },
    { header: t('column.unlocks'), cell: (row) => list(row.unlocks) },
    { header: t('column.firstStep'), cell: (row) => row.firstStep },
    { header: t('column.doneWhen'), cell: (row) => row.doneWhen },
    {
      header: t('column.hours'),
      cell: (row) => ('hoursSaved' in row ? tenths(row.hoursSaved) : null),
    },
    { header: t('column.worked'), cell: (row) => brought(row)?.words ?? null },
    { header: t('column.promised'), cell: (row) => scoreText(brought(row)?.promised ?? null) },
    { header: t('column.measured'), cell: (row) => scoreText(brought(row)?.measured ?? null) },
    { header: t('column.anyway'), cell: (row) => scoreText(brought(row)?.anyway ?? null) },
    { header: t('column.measuredIn'), cell: (row) => brought(row)?.after ?? null },
    { header: t('column.hidden'), cell: (row) => ('hidden' in row ? row.hidden : null) },
    { header: t('column.note'), cell: (row) => ('note' in row ? row.note : null) },
    { header: t('column.target'), cell: (row) => whole(targetOf(row)?.level ?? null) },
    { header: t('column.targetDue'), cell: (row) => day(targetOf(row)?.dueDate ?? null) },
  ];
}
