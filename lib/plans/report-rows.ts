import type {
  Reach,
  ReportAgreed,
  ReportChange,
  ReportDecision,
  ReportRow,
  ReportTarget,
  RowStatus,
} from '@/lib/exports/report';
import { practicesOf } from '@/lib/model/graph';
import { frameworkTitle } from '@/lib/model/localize';
import type { Lang, Practice, Principle } from '@/lib/model/schema';
import { arrange, type PrincipleEntry } from '@/lib/results/arrange';
import { isFewAnswers, provisionalRange, reachOf } from '@/lib/results/look';
import type { Results } from '@/lib/results/queries';
import type { ResultChange, ResultRow } from '@/lib/results/types';
import { notApplicableShares } from '@/lib/scoring/not-applicable';
import { targetReach } from '@/lib/targets/reach';
import { type Target, type TargetInForce, targetFor } from '@/lib/targets/target';

type Place = Pick<ReportRow, 'scope' | 'title' | 'framework' | 'parent' | 'outcome'>;

function statusOf(row: ResultRow): RowStatus {
  if (row.status === 'hidden') return 'suppressed';
  if (row.status !== 'ok') return row.status;
  return provisionalRange(row) ? 'provisional' : isFewAnswers(row) ? 'few_answers' : 'ok';
}

/** An interval that says nothing is not told in files either. */
function reach(row: Pick<ResultRow, 'ci95' | 'margin'>): Reach {
  const found = reachOf(row);
  return {
    reach: found?.kind ?? null,
    lo: found?.kind === 'interval' ? found.lo : null,
    hi: found?.kind === 'interval' ? found.hi : null,
    margin: found?.kind === 'margin' ? found.margin : null,
  };
}

function reportChange(change: ResultChange): ReportChange {
  const { verdict, reason, delta, linked, over, of, strongest, named, teamChanged, parts } = change;
  const told = { verdict, reason, delta, linked, over, of, strongest, named, teamChanged, parts };
  return { ...told, ...reach(change) };
}

function reportTarget(row: ResultRow, { level, dueDate }: TargetInForce): ReportTarget {
  const reach = targetReach(row, level);
  return {
    level,
    dueDate,
    reached: reach && reach.kind === 'reached',
    toGo: reach?.kind === 'toGo' ? reach.points : null,
  };
}

function reportRow(
  row: ResultRow,
  place: Place,
  more: Pick<ReportRow, 'target'> & Partial<ReportRow>,
): ReportRow {
  return {
    notApplicable: [],
    agreed: [],
    notApplicableShare: null,
    ...place,
    ...more,
    id: row.id,
    status: statusOf(row),
    score: row.score,
    ...reach(row),
    level: row.level,
    levelRange: row.levelRange,
    n: row.n,
    agreement: row.agreement,
    // Of a row without a score there is nothing to compare; a word about it would only tell that it is there.
    change: row.change && row.score !== null ? reportChange(row.change) : null,
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

function agreedOnThem(
  { agreed, round }: Pick<Results, 'agreed' | 'round'>,
  items: readonly (Practice | Principle)[],
  lang: Lang,
): ReportAgreed[] {
  const own = agreed.get(round.id);
  return items.flatMap(({ id, title }) => {
    const found = own?.get(id);
    return found ? [{ id, title: title[lang], ...found }] : [];
  });
}

/** Overall, frameworks and principles of a result as its reader may see them, in the order of the model. */
export function reportRows(
  results: Pick<Results, 'model' | 'rows' | 'decisions' | 'agreed' | 'round' | 'teamId'>,
  lang: Lang,
  overallTitle: string,
  targets: readonly Target[] = [],
): ReportRow[] {
  const { model, decisions, teamId } = results;
  const targetOf = (row: ResultRow) => reportTarget(row, targetFor(model, targets, teamId, row.id));
  const { overall, frameworks } = arrange(model, results.rows);
  const shares = notApplicableShares({
    model,
    mode: results.round.mode,
    scope: frameworks.map(({ id }) => id),
    notApplicable: new Set(decisions.keys()),
  });
  const principleRows = ({ principle, row, children }: PrincipleEntry): ReportRow[] => {
    const { title, framework, parent, outcome = false } = principle;
    const items = [principle, ...practicesOf(model, principle.id)];
    return [
      reportRow(
        row,
        { scope: 'principle', title: title[lang], framework, parent, outcome },
        {
          target: targetOf(row),
          notApplicable: decisionsOn(results, items, lang),
          agreed: agreedOnThem(results, items, lang),
        },
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
    ...(overall ? [reportRow(overall, whole, { target: targetOf(overall) })] : []),
    ...frameworks.flatMap(({ id, row, principles }) => {
      const title = frameworkTitle(model, id, lang) ?? id;
      return [
        reportRow(
          row,
          { scope: 'framework', title, framework: id, parent: null, outcome: false },
          { target: targetOf(row), notApplicableShare: shares.get(id) ?? 0 },
        ),
        ...principles.flatMap(principleRows),
      ];
    }),
  ];
}
