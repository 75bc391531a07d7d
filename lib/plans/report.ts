import 'server-only';
import type { TeamAccess } from '@/lib/access/types';
import { reportRecommendation } from '@/lib/exports/from-advice';
import type { PlanReport, ReportRound } from '@/lib/exports/report';
import { exportWords } from '@/lib/exports/words';
import { words } from '@/lib/i18n/words';
import { findItem } from '@/lib/model/graph';
import { builtInModel } from '@/lib/model/load';
import type { Lang, Model } from '@/lib/model/schema';
import { scoreIn } from '@/lib/results/past';
import { latestResult, type Results, rowOf } from '@/lib/results/queries';
import { adviceFor, type TeamAdvice } from './advice';
import { shownSteps } from './overview';
import { reportBadges } from './report-badges';
import { reportCharts } from './report-charts';
import { reportRows } from './report-rows';
import { reportStep } from './report-steps';

/** A report with its charts, drawn for print; charts are absent when there is nothing to draw. */
export interface DrawnReport {
  report: PlanReport;
  charts: { radarSvg?: string; barsSvg?: string };
}

interface Options {
  lang: Lang;
  now: Date;
  /** The round to report on; the newest closed one when absent. */
  roundId?: string;
}

function levelNames(model: Model, lang: Lang): PlanReport['levelNames'] {
  const [a, b, c, d, e] = model.scale;
  return [a.name[lang], b.name[lang], c.name[lang], d.name[lang], e.name[lang]];
}

function reportRound({ round, model, ownModel, before, rewordedAt }: Results): ReportRound {
  const { name, mode, format, openedAt, closedAt, responded, step } = round;
  const invited = round.invited ?? 0;
  return {
    name,
    mode,
    format,
    openedAt: openedAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    modelVersion: model.modelVersion,
    ownModel,
    invited,
    responded,
    respondedStep: step,
    responseRate: responded === null ? null : invited > 0 ? responded / invited : 0,
    before: before && { name: before.name, reason: before.reason },
    rewordedAt: rewordedAt?.toISOString() ?? null,
  };
}

/** What the newest result says, in the reader's language. Gaps that are only hidden from the reader are left out. */
function reportAdvice({ advice, results, targets }: TeamAdvice, lang: Lang) {
  const { model, rows, threshold } = results;
  const titleOf = (id: string) => findItem(model, id)?.title[lang] ?? id;
  const hidden = rows.filter(({ status }) => status === 'hidden').length;
  return {
    round: reportRound(results),
    rows: reportRows(results, lang, words(lang, 'common')('frameworks.overall'), targets),
    badges: reportBadges(model, results.round.mode, rows, lang),
    recommendations: advice.recommendations.map((one) => reportRecommendation(model, one, lang)),
    clarify: advice.clarify
      .filter(({ scope, id }) => rowOf(rows, scope, id)?.status !== 'hidden')
      .map(({ id, reason, n, blocks }) => ({ title: titleOf(id), reason, n, blocks: blocks.map(titleOf) })),
    discussFirst: advice.discussFirst.map(({ id, score, n }) => ({ title: titleOf(id), score, n })),
    hiddenNotice: hidden > 0 ? { rows: hidden, threshold } : null,
    levelNames: levelNames(model, lang),
  };
}

/** The same without any closed round. */
const nothingYet = (lang: Lang) => ({
  round: null,
  rows: [],
  badges: [],
  recommendations: [],
  clarify: [],
  discussFirst: [],
  hiddenNotice: null,
  levelNames: levelNames(builtInModel(), lang),
});

function draw(report: PlanReport, { model, history, before }: Results): DrawnReport['charts'] {
  const t = exportWords(report.locale);
  return reportCharts(
    report,
    model,
    {
      title: t('section.picture'),
      before: before?.name ?? null,
      status: (status) => t(`rowStatus.${status}`),
      target: words(report.locale, 'targets')('said.legend'),
    },
    ({ scope, id, change }) =>
      before && change && change.verdict !== 'not_comparable' ? scoreIn(history, before.id, scope, id) : null,
  );
}

/**
 * Result, plan and advice of a team as this viewer may see them, for every export. Built from `adviceFor` and `shownSteps`
 * only, which hide what is not theirs to see. Null when the team has no such closed round.
 */
export async function teamReport(access: TeamAccess, options: Options): Promise<DrawnReport | null> {
  const { lang, now } = options;
  const roundId = options.roundId ?? (await latestResult(access));
  const [steps, found] = await Promise.all([shownSteps(access), roundId ? adviceFor(access, roundId) : null]);
  if (options.roundId && !found) return null;
  const report: PlanReport = {
    locale: lang,
    generatedAt: now.toISOString(),
    timeZone: access.timeZone,
    organization: access.team.organizationName,
    team: access.team.name,
    ...(found ? reportAdvice(found, lang) : nothingYet(lang)),
    steps: steps.map((step) => reportStep(step, found?.advice.steps ?? [], lang, access.team.capacity)),
  };
  return { report, charts: found ? draw(report, found.results) : {} };
}
