import { isSatisfied } from '@/lib/advice/prerequisites';
import type { Step } from '@/lib/advice/types';
import { reportPrerequisites, roleTitle } from '@/lib/exports/from-advice';
import type { ReportBrought, ReportPlannedStep } from '@/lib/exports/report';
import { exportWords } from '@/lib/exports/words';
import { accountableRole, anchorsOf, findItem, letterFor } from '@/lib/model/graph';
import { type Lang, ROLE_IDS } from '@/lib/model/schema';
import { outcomeWords } from './outcome-words';
import type { StepOutcome } from './outcomes';
import type { Promised, ShownStep } from './shown-step';

/** Titles of the practices whose last open prerequisite is this step. */
function opens(step: ShownStep, { toLevel }: Promised, known: readonly Step[], lang: Lang): string[] {
  const waiting = new Set(
    known
      .filter(({ prerequisites }) => {
        const open = prerequisites.filter((check) => !isSatisfied(check));
        return open.length === 1 && open[0]?.requires === step.practiceId && open[0].minLevel <= toLevel;
      })
      .map(({ practiceId }) => practiceId),
  );
  return [...waiting].map((id) => findItem(step.model, id)?.title[lang] ?? id);
}

function reportBrought(outcome: StepOutcome, lang: Lang): ReportBrought {
  const measured = outcome.kind === 'measured' ? outcome : null;
  const { verdict, numbers } = outcomeWords(lang, outcome);
  return {
    kind: outcome.kind,
    words: verdict,
    numbers,
    kept: measured?.kept ?? null,
    promised: measured?.promised ?? null,
    measured: measured?.measured ?? null,
    anyway: measured?.expectedAnyway ?? null,
    before: measured?.before.name ?? null,
    after: measured?.after.name ?? null,
  };
}

/**
 * A step of the plan for an export, with what it promised when it was planned; null instead of everything that follows
 * from a score that is hidden from the reader. `capacity` is the team's, in points a cycle; `known` are those of the newest result: they know what it waits for and what waits for it.
 */
export function reportStep(
  step: ShownStep,
  known: readonly Step[],
  lang: Lang,
  capacity: number,
): ReportPlannedStep {
  const { model, practice, principle, promised } = step;
  const { levels } = anchorsOf(model, practice, lang);
  const accountable = accountableRole(model, practice.id);
  const advised = known.find(({ practiceId, to }) => practiceId === practice.id && to === promised?.toLevel);
  const state = promised?.state;
  return {
    practiceId: practice.id,
    title: practice.title[lang],
    principle: principle.title[lang],
    outcome: principle.outcome ?? false,
    fromLevel: promised?.fromLevel ?? null,
    toLevel: promised?.toLevel ?? null,
    fromAnchor: promised ? levels[promised.fromLevel] : null,
    doneWhen: promised && levels[promised.toLevel],
    fromScore: promised?.fromScore ?? null,
    lo: state?.ci95?.lo ?? null,
    hi: state?.ci95?.hi ?? null,
    n: state?.n ?? null,
    agreement: state?.agreement ?? null,
    estimated: state?.estimated ?? false,
    discussFirst: state?.agreement === 'split' && step.status === 'planned',
    gainOverall: promised?.gainOverall ?? null,
    gainFramework: null,
    gainPrinciple: promised?.gainPrinciple ?? null,
    stepsToLevel: promised?.climb ?? null,
    effort: promised?.effort ?? null,
    share: promised && promised.effort / capacity,
    editedBy: null,
    accountable: accountable && roleTitle(model, accountable, lang),
    responsible: ROLE_IDS.filter((role) => letterFor(model, practice.id, role) === 'R').map((role) =>
      roleTitle(model, role, lang),
    ),
    prerequisites: reportPrerequisites(model, advised?.prerequisites ?? [], lang),
    unlocks: promised ? opens(step, promised, known, lang) : [],
    firstStep: practice.firstStep?.[lang] ?? null,
    status: step.status,
    owner: step.ownerName,
    dueDate: step.dueDate,
    hoursSaved: step.hoursSaved,
    note: step.note,
    brought: step.outcome && reportBrought(step.outcome, lang),
    hidden: promised
      ? null
      : exportWords(lang)(step.fromDeleted ? 'text.stepFromDeleted' : 'text.stepHidden'),
  };
}
