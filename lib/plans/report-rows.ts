import type { ReportRow, RowStatus } from '@/lib/exports/report';
import { frameworkTitle } from '@/lib/model/localize';
import type { Lang, Model } from '@/lib/model/schema';
import { arrange, type PrincipleEntry } from '@/lib/results/arrange';
import { provisionalRange } from '@/lib/results/look';
import type { ResultRow } from '@/lib/results/types';

type Place = Pick<ReportRow, 'scope' | 'title' | 'framework' | 'parent' | 'outcome'>;

function statusOf(row: ResultRow): RowStatus {
  if (row.status === 'hidden') return 'suppressed';
  return row.status === 'ok' && provisionalRange(row) ? 'provisional' : row.status;
}

function reportRow(row: ResultRow, place: Place): ReportRow {
  return {
    ...place,
    id: row.id,
    status: statusOf(row),
    score: row.score,
    lo: row.ci95?.lo ?? null,
    hi: row.ci95?.hi ?? null,
    level: row.level,
    levelRange: provisionalRange(row) ?? row.levelRange,
    n: row.n,
    agreement: row.agreement,
    change: row.change && { verdict: row.change.verdict, delta: row.change.delta },
  };
}

/** Overall, frameworks and principles of a result as its reader may see them, in the order of the model. */
export function reportRows(
  model: Model,
  rows: readonly ResultRow[],
  lang: Lang,
  overallTitle: string,
): ReportRow[] {
  const { overall, frameworks } = arrange(model, rows);
  const principleRows = ({ principle, row, children }: PrincipleEntry): ReportRow[] => {
    const { title, framework, parent, outcome = false } = principle;
    return [
      reportRow(row, { scope: 'principle', title: title[lang], framework, parent, outcome }),
      ...children.flatMap(principleRows),
    ];
  };
  const whole: Place = {
    scope: 'overall',
    title: overallTitle,
    framework: null,
    parent: null,
    outcome: false,
  };
  return [
    ...(overall ? [reportRow(overall, whole)] : []),
    ...frameworks.flatMap(({ id, row, principles }) => {
      const title = frameworkTitle(model, id, lang) ?? id;
      return [
        reportRow(row, { scope: 'framework', title, framework: id, parent: null, outcome: false }),
        ...principles.flatMap(principleRows),
      ];
    }),
  ];
}
