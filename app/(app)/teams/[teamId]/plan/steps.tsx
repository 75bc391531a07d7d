'use client';

import Link from 'next/link';
import { Announce } from '@/app/_ui/announce';
import { Badge } from '@/app/_ui/badge';
import { Card } from '@/app/_ui/card';
import { ArrowRight, Check, Info, TriangleAlert } from '@/app/_ui/icons';
import { Name } from '@/app/_ui/name';
import { StairGlyph } from '@/app/_ui/stair-glyph';
import { EditStep } from './edit-step';
import { MoveButtons } from './move-buttons';
import { usePlan } from './plan-forms';
import type { FactView, StepView } from './step-view';

/** Steps of the plan, from a text of `stepsText`. */
export function PlannedSteps({ text }: { text: string }) {
  const steps: StepView[] = JSON.parse(text);
  return (
    <ul className="space-y-4 print:space-y-2">
      {steps.map((step) => (
        <StepCard key={step.id} step={step} />
      ))}
    </ul>
  );
}

/** One step: what, who, until when, what it promised, and what can happen to it. */
function StepCard({ step }: { step: StepView }) {
  const { forms } = usePlan();
  const { id, status, framework, title, principle, benefits, climb, moved, facts, outcome, note, edit } =
    step;
  return (
    <Card
      as="li"
      id={`step-${id}`}
      aria-labelledby={`title-${id}`}
      edge={framework}
      className="scroll-mt-20 print:p-3 print:text-sm"
    >
      {moved ? <Announce className="mb-3 font-medium text-success">{moved}</Announce> : null}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 grow basis-80 sm:max-w-read">
          <h3 id={`title-${id}`}>{title}</h3>
          <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
            <Badge tone={framework}>{principle}</Badge>
            {benefits.map(({ text, href }) => (
              <Badge key={href}>
                <a href={href} className="link">
                  {text}
                </a>
              </Badge>
            ))}
            {climb ? (
              <span className="inline-flex flex-wrap items-center gap-x-1.5 text-sm text-ink-soft">
                <StairGlyph level={climb.from} label="" />
                <ArrowRight aria-hidden className="size-3.5" />
                <StairGlyph level={climb.to} label="" />
                {climb.text}
              </span>
            ) : null}
          </div>
        </div>
        {forms ? <MoveButtons stepId={id} status={status} practice={title} move={forms.move} /> : null}
      </div>
      <dl className="mt-4 grid grid-cols-2 gap-x-6 gap-y-3 lg:grid-cols-5 print:mt-1.5 print:grid-cols-5 print:gap-x-3 print:gap-y-1">
        {facts.map((fact) => (
          <Fact key={fact.label} fact={fact} />
        ))}
      </dl>
      {outcome ? <Outcome outcome={outcome} /> : null}
      {note ? (
        <p
          dir="auto"
          className="mt-3 max-w-read whitespace-pre-line border-s-2 print:mt-1.5 print:max-w-none border-line ps-3"
        >
          {note}
        </p>
      ) : null}
      {forms && edit ? <EditStep step={{ ...edit, id, note }} practice={title} edit={forms.edit} /> : null}
    </Card>
  );
}

function Fact({ fact: { label, text, note, kind, wide } }: { fact: FactView }) {
  return (
    <div className={wide ? 'min-w-0 col-span-2 lg:col-span-5 print:col-span-5' : 'min-w-0'}>
      <dt className="text-sm text-ink-soft">{label}</dt>
      <dd className={wide ? 'max-w-read print:max-w-none' : undefined}>
        <FactText text={text} kind={kind} />
        {note ? <span className="block text-sm text-ink-soft">{note}</span> : null}
      </dd>
    </div>
  );
}

function FactText({ text, kind }: Pick<FactView, 'text' | 'kind'>) {
  switch (kind) {
    case 'name':
      return <Name>{text}</Name>;
    case 'soft':
      return <span className="text-ink-soft">{text}</span>;
    case 'late':
      return (
        <span className="inline-flex items-start gap-1 font-medium text-warning">
          <TriangleAlert aria-hidden className="mt-1 size-4 shrink-0" />
          {text}
        </span>
      );
    default:
      return text;
  }
}

/** Whether a finished step brought what it promised: in words first, then in numbers; or what would tell it. */
function Outcome({
  outcome: { kept, verdict, numbers, opens },
}: {
  outcome: NonNullable<StepView['outcome']>;
}) {
  const { openRound, words } = usePlan();
  const Sign = kept ? Check : Info;
  return (
    <div className="mt-4 flex max-w-read gap-2 rounded-md bg-sunken p-3 print:mt-1.5 print:max-w-none print:p-0">
      <Sign aria-hidden className={kept ? 'mt-1 size-4 shrink-0 text-success' : 'mt-1 size-4 shrink-0'} />
      <p>
        <span className="sr-only">{words.outcome} </span>
        {verdict}{' '}
        {opens && openRound ? (
          <Link href={openRound} className="link print:hidden">
            {words.open}
          </Link>
        ) : null}
        {numbers ? <span className="tnum block text-sm text-ink-soft">{numbers}</span> : null}
      </p>
    </div>
  );
}
