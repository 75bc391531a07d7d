import type { ReportDecision, ReportRow, RowStatus } from '@/lib/exports/report';
import { practicesOf } from '@/lib/model/graph';
import { frameworkTitle } from '@/lib/model/localize';
import type { Lang, Practice, Principle } from '@/lib/model/schema';
import { arrange, type PrincipleEntry } from '@/lib/results/arrange';
import { provisionalRange } from '@/lib/results/look';
import type { Results } from '@/lib/results/queries';
import type { ResultRow } from '@/lib/results/types';
import { notApplicableShares } from '@/lib/scoring/not-applicable';

type Place = Pick<ReportRow, 'scope' | 'title' | 'framework' | 'parent' | 'outcome'>;

function statusOf(row: ResultRow): RowStatus {
  if (row.status === 'hidden') return 'suppressed';
  return row.status === 'ok' && provisionalRange(row) ? 'provisional' : row.status;
}

function reportRow(row: ResultRow, place: Place, more: Partial<ReportRow> = {}): ReportRow {
  return {
    notApplicable: [],
    notApplicableShare: null,
    ...place,
    ...more,
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

function decisionsOn(
  { decisions }: Pick<Results, 'decisions'>,
  items: readonly (Practice | Principle)[],
  lang: Lang,
): ReportDecision[] {
  return items.flatMap(({ id, title }) => {
    const decision = decisions.get(id);
    if (!decision) return [];
    const { reason, by, at } = decision;
    return [{ id, title: title[lang], reason, by, at: at.toISOString() }];
  });
}

/** Overall, frameworks and principles of a result as its reader may see them, in the order of the model. */
export function reportRows(
  results: Pick<Results, 'model' | 'rows' | 'decisions' | 'round'>,
  lang: Lang,
  overallTitle: string,
): ReportRow[] {
  const { model, decisions } = results;
  const { overall, frameworks } = arrange(model, results.rows);
  const shares = notApplicableShares({
    model,
    mode: results.round.mode,
    scope: frameworks.map(({ id }) => id),
    notApplicable: new Set(decisions.keys()),
  });
  const principleRows = ({ principle, row, children }: PrincipleEntry): ReportRow[] => {
    const { title, framework, parent, outcome = false } = principle;
    return [
      reportRow(
        row,
        { scope: 'principle', title: title[lang], framework, parent, outcome },
        { notApplicable: decisionsOn(results, [principle, ...practicesOf(model, principle.id)], lang) },
      ),
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
        reportRow(
          row,
          { scope: 'framework', title, framework: id, parent: null, outcome: false },
          { notApplicableShare: shares.get(id) ?? 0 },
        ),
        ...principles.flatMap(principleRows),
      ];
    }),
  ];
}
