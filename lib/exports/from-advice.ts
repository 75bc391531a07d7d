import { isSatisfied } from '@/lib/advice/prerequisites';
import type { PrerequisiteCheck, Recommendation } from '@/lib/advice/types';
import { findItem, principle } from '@/lib/model/graph';
import type { Lang, Model, RoleId } from '@/lib/model/schema';
import type { ReportPrerequisite, ReportRecommendation } from './report';

/** A recommendation in the words of the model, ready for an export. */
export function reportRecommendation(model: Model, advice: Recommendation, lang: Lang): ReportRecommendation {
  const { what, now, gain, climb, effort, who, confidence, why } = advice;
  const place = principle(model, advice.principleId);
  return {
    rank: advice.rank,
    practiceId: advice.practiceId,
    title: what.title[lang],
    principle: place.title[lang],
    outcome: place.outcome ?? false,
    fromLevel: what.fromLevel,
    toLevel: what.toLevel,
    fromAnchor: what.fromAnchor[lang],
    doneWhen: advice.doneWhen.anchor[lang],
    fromScore: now.score,
    lo: now.ci95?.lo ?? null,
    hi: now.ci95?.hi ?? null,
    n: confidence.n,
    agreement: confidence.agreement,
    estimated: now.estimated,
    discussFirst: confidence.discussFirst,
    gainOverall: gain.overall,
    gainFramework: gain.framework,
    gainPrinciple: gain.principle,
    stepsToLevel: climb,
    effort: effort.points,
    share: effort.share,
    editedBy: effort.editedBy,
    accountable: who.accountable && roleTitle(model, who.accountable, lang),
    responsible: who.responsible.map((role) => roleTitle(model, role, lang)),
    prerequisites: reportPrerequisites(model, advice.prerequisites, lang),
    // What still waits for something else is helped, but not opened by this step.
    unlocks: advice.unlocks
      .filter(({ stillWaitingFor }) => stillWaitingFor === 0)
      .map(({ practiceId }) => titleOf(model, practiceId, lang)),
    firstStep: advice.firstStep?.[lang] ?? null,
    before: why.next && titleOf(model, why.next.practiceId, lang),
    quickWin: advice.quickWin,
    promoted: why.reason === 'quick_win',
  };
}

/** Prerequisites of a step with the titles of the practices. */
export function reportPrerequisites(
  model: Model,
  checks: readonly PrerequisiteCheck[],
  lang: Lang,
): ReportPrerequisite[] {
  return checks.map((check) => ({
    title: titleOf(model, check.requires, lang),
    state: check.state,
    met: isSatisfied(check),
    score: check.score,
  }));
}

/** Title of a role; the id itself when a custom model leaves the role out. */
export function roleTitle(model: Model, id: RoleId, lang: Lang): string {
  return model.roles.find((role) => role.id === id)?.title[lang] ?? id;
}

function titleOf(model: Model, id: string, lang: Lang): string {
  return findItem(model, id)?.title[lang] ?? id;
}
