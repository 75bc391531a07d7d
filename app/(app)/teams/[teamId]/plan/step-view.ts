import { gainText } from '@/app/_results/gain';
import { formatCalendarDate, formatPoints, formatShare } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { type Words, words } from '@/lib/i18n/words';
import { anchorsOf } from '@/lib/model/graph';
import { inSentence } from '@/lib/model/localize';
import type { FrameworkId, Lang, Level } from '@/lib/model/schema';
import { outcomeWords } from '@/lib/plans/outcome-words';
import { isOverdue } from '@/lib/plans/overdue';
import type { StepStatus } from '@/lib/plans/queries';
import type { Promised, ShownStep } from '@/lib/plans/shown-step';
import type { TargetInForce } from '@/lib/targets/target';
import { targetShort } from '@/lib/targets/words';
import { benefitsOf } from '../_parts/benefits';

/** Something known of a step, under its name. */
export interface FactView {
  label: string;
  text: string;
  /** A second line. */
  note?: string;
  /** Not known or not set; past its day; what a person is called. */
  kind?: 'soft' | 'late' | 'name';
  /** Takes the whole width. */
  wide?: true;
}

/** A step in words, ready to be drawn: plain data, so that a page carries it once and not as the elements around it. */
export interface StepView {
  id: string;
  status: StepStatus;
  framework: FrameworkId;
  title: string;
  principle: string;
  /** What the practice is good for, and where the learning area says so. */
  benefits: readonly { text: string; href: string }[];
  /** From which level to which; absent where the score behind it is hidden. */
  climb?: { from: Level; to: Level; text: string };
  /** What was just done with it. */
  moved?: string;
  facts: readonly FactView[];
  /** Of a finished step; `opens` where a round would tell. */
  outcome?: { kept: boolean; verdict: string; numbers: string | null; opens: boolean };
  note: string;
  /** What its form is drawn with; absent for people who may only look. */
  edit?: { ownerId: string; dueDate: string; hours: string };
}

/** Who reads the plan, and what is known around its steps. */
export interface PlanReader {
  lang: Lang;
  /** Calendar day YYYY-MM-DD. */
  today: string;
  /** Id of the step that was just moved. */
  moved: string;
  /** Ids of the people of the team. */
  members: ReadonlySet<string>;
  /** The team's, in points of effort a cycle. */
  capacity: number;
  /** What the principle of a step is to reach. */
  targetOf: (step: ShownStep) => TargetInForce;
  mayEdit: boolean;
}

function climbOf(w: Words, { lang }: PlanReader, { model, promised }: ShownStep): StepView['climb'] {
  if (!promised) return undefined;
  const { fromLevel: from, toLevel: to } = promised;
  const name = (level: Level) => inSentence(model.scale[level].name[lang]);
  return { from, to, text: w('plan.step.fromTo', { from, fromName: name(from), to, toName: name(to) }) };
}

function movedText(w: Words, lang: Lang, { status, promised, principle }: ShownStep): string {
  const climb = promised?.climb;
  return status === 'done' && climb
    ? w('plan.moved.doneClimb', { ...climb, principle: isolated(principle.title[lang]) })
    : w(`plan.moved.${status}`);
}

type Said = Omit<FactView, 'label'>;

function ownerOf(w: Words, { members }: PlanReader, { ownerId, ownerName }: ShownStep): Said {
  if (!ownerName) return { text: w('plan.step.nobody'), kind: 'soft' };
  return ownerId !== null && members.has(ownerId)
    ? { text: ownerName, kind: 'name' }
    : { text: w('plan.step.left', { name: isolated(ownerName) }) };
}

/** When a step should be done; lateness is said with a sign and in words. */
function dueOf(w: Words, { lang, today }: PlanReader, step: ShownStep): Said {
  const { dueDate, status } = step;
  if (dueDate === null) return { text: w('plan.step.noDue'), kind: 'soft' };
  const day = formatCalendarDate(lang, dueDate);
  if (isOverdue(step, today)) return { text: w('plan.step.overdue', { day }), kind: 'late' };
  const ends = dueDate === today && status !== 'done' && status !== 'dropped';
  return { text: ends ? w('plan.step.dueToday') : day };
}

function gainOf(w: Words, lang: Lang, { principle }: ShownStep, promised: Promised): Said {
  const { gainOverall, gainPrinciple, climb } = promised;
  if (gainPrinciple === null) return { text: w('plan.step.gainUnknown'), kind: 'soft' };
  const place = { principle: isolated(principle.title[lang]), principleGain: gainText(lang, gainPrinciple) };
  const points =
    gainOverall === null
      ? w('plan.step.gainPrinciple', place)
      : w('plan.step.gainBoth', { ...place, overall: gainText(lang, gainOverall) });
  if (!climb) return { text: points };
  return { text: w('plan.step.climb', { ...climb, principle: place.principle }), note: points };
}

/** Owner, due date, what was promised, what it costs, which hours it should free, and what has to be true in the end. */
function factsOf(w: Words, reader: PlanReader, step: ShownStep): FactView[] {
  const { lang, capacity, targetOf } = reader;
  const { model, practice, hoursSaved, promised } = step;
  const facts: (FactView | null)[] = [
    { label: w('plan.step.owner'), ...ownerOf(w, reader, step) },
    { label: w('plan.step.due'), ...dueOf(w, reader, step) },
    { label: w('plan.step.target'), text: targetShort(w, lang, targetOf(step)) },
    promised && { label: w('plan.step.gain'), ...gainOf(w, lang, step, promised) },
    promised && {
      label: w('plan.step.effort'),
      text: w('advice.facts.points', {
        points: formatPoints(lang, promised.effort),
        count: promised.effort,
      }),
      note: w('plan.step.share', { share: formatShare(lang, promised.effort / capacity) }),
    },
    hoursSaved === null
      ? null
      : {
          label: w('plan.step.hours'),
          text: w('plan.step.hoursValue', { hours: formatPoints(lang, hoursSaved) }),
        },
    promised
      ? {
          label: w('plan.step.doneWhen'),
          text: anchorsOf(model, practice, lang).levels[promised.toLevel],
          wide: true,
        }
      : {
          label: w('plan.step.step'),
          text: w(step.fromDeleted ? 'plan.step.fromDeleted' : 'plan.step.hidden'),
          kind: 'soft',
          wide: true,
        },
  ];
  return facts.filter((fact) => fact !== null);
}

function outcomeOf(lang: Lang, outcome: NonNullable<ShownStep['outcome']>): StepView['outcome'] {
  const opens = outcome.kind === 'waiting' || (outcome.kind === 'no_before' && !outcome.now);
  return {
    ...outcomeWords(lang, outcome),
    kept: outcome.kind === 'measured' && outcome.kept,
    opens,
  };
}

/** One step of the plan in words: what, who, until when, what it promised, and what became of it. */
export function stepView(reader: PlanReader, step: ShownStep): StepView {
  const { lang, members, mayEdit } = reader;
  const w = words(lang);
  const { id, status, practice, principle, ownerId, dueDate, hoursSaved, outcome } = step;
  const climb = climbOf(w, reader, step);
  return {
    id,
    status,
    framework: principle.framework,
    title: practice.title[lang],
    principle: principle.title[lang],
    benefits: benefitsOf(lang, practice.benefits),
    ...(climb && { climb }),
    ...(reader.moved === id && { moved: movedText(w, lang, step) }),
    facts: factsOf(w, reader, step),
    ...(outcome && { outcome: outcomeOf(lang, outcome) }),
    note: step.note,
    ...(mayEdit &&
      status !== 'dropped' && {
        edit: {
          // Somebody who left cannot be chosen again; keeping them would be refused.
          ownerId: ownerId !== null && members.has(ownerId) ? ownerId : '',
          dueDate: dueDate ?? '',
          hours: hoursSaved === null ? '' : formatPoints(lang, hoursSaved),
        },
      }),
  };
}

/** Steps as one text: as objects React would take each apart for the page, and put it together again for its HTML. */
export const stepsText = (reader: PlanReader, steps: readonly ShownStep[]): string =>
  JSON.stringify(steps.map((step) => stepView(reader, step)));
