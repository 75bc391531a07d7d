import { type Column, day, score, toCsv, whole } from './csv';
import type { PlanReport, ReportRound, ReportRow } from './report';
import { dayOf, type Words, words } from './words';

/**
 * The results of a round, one line per scope, with the round on each line so that files can be put together.
 * Cells of hidden or missing results are empty; the status column says why in words.
 */
export function resultsCsv(report: PlanReport): string {
  const t = words(report.locale);
  return toCsv([...roundColumns<ReportRow>(report, t), ...columns(t)], report.rows, report.locale);
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

function columns(t: Words): Column<ReportRow>[] {
  return [
    { header: t('column.scope'), cell: (row) => t(`scope.${row.scope}`) },
    { header: t('column.id'), cell: (row) => row.id },
    { header: t('column.title'), cell: (row) => row.title },
    { header: t('column.framework'), cell: (row) => row.framework },
    { header: t('column.status'), cell: (row) => t(`rowStatus.${row.status}`) },
    { header: t('column.score'), cell: (row) => score(row.score) },
    { header: t('column.lo'), cell: (row) => score(row.lo) },
    { header: t('column.hi'), cell: (row) => score(row.hi) },
    { header: t('column.level'), cell: (row) => whole(row.level) },
    { header: t('column.levelLo'), cell: (row) => whole(row.levelRange?.[0] ?? null) },
    { header: t('column.levelHi'), cell: (row) => whole(row.levelRange?.[1] ?? null) },
    { header: t('column.n'), cell: (row) => whole(row.n) },
    { header: t('column.agreement'), cell: ({ agreement }) => agreement && t(`agreement.${agreement}`) },
    { header: t('column.change'), cell: ({ change }) => change && t(`verdict.${change.verdict}`) },
    { header: t('column.delta'), cell: ({ change }) => score(change?.delta ?? null) },
  ];
}
