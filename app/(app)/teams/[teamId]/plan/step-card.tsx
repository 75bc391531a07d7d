import { getLocale } from 'next-intl/server';
import { Announce } from '@/app/_ui/announce';
import { Badge } from '@/app/_ui/badge';
import { Card } from '@/app/_ui/card';
import { formatPoints } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { MESSAGES } from '@/lib/i18n/words';
import type { ShownStep } from '@/lib/plans/shown-step';
import { BenefitTags } from '../_parts/benefit-tags';
import { Climb } from './climb';
import { EditForm } from './edit-form';
import { MoveButtons } from './move-buttons';
import { Outcome } from './outcome';
import { StepFacts } from './step-facts';
import type { GroupProps } from './step-group';

type Props = Omit<GroupProps, 'status' | 'steps' | 'anyPlanned'> & { step: ShownStep };

/** One step of the plan: what, who, until when, what it promised, and what can happen to it. */
export async function StepCard(props: Props) {
  const { step, today, moved, members, capacity, targetOf, openRound, forms } = props;
  const t = await getTranslations('plan');
  const lang = await getLocale();
  const { id, practice, principle, status, note, ownerId, dueDate, hoursSaved, outcome } = step;
  const climb = step.promised?.climb;
  const title = practice.title[lang];
  const words = MESSAGES[lang].plan;
  return (
    <Card
      as="li"
      id={`step-${id}`}
      aria-labelledby={`title-${id}`}
      edge={principle.framework}
      className="scroll-mt-20 print:p-3 print:text-sm"
    >
      {moved === id ? (
        <Announce className="mb-3 font-medium text-success">
          {status === 'done' && climb
            ? t('moved.doneClimb', { ...climb, principle: isolated(principle.title[lang]) })
            : t(`moved.${status}`)}
        </Announce>
      ) : null}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 grow basis-80 sm:max-w-read">
          <h3 id={`title-${id}`}>{title}</h3>
          <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
            <Badge tone={principle.framework}>{principle.title[lang]}</Badge>
            <BenefitTags of={practice.benefits} />
            <Climb step={step} />
          </div>
        </div>
        {forms ? (
          <MoveButtons stepId={id} status={status} practice={title} move={forms.move} words={words.move} />
        ) : null}
      </div>
      <StepFacts step={step} today={today} members={members} capacity={capacity} target={targetOf(step)} />
      {outcome ? <Outcome outcome={outcome} openRound={openRound} /> : null}
      {note ? (
        <p
          dir="auto"
          className="mt-3 max-w-read whitespace-pre-line border-s-2 print:mt-1.5 print:max-w-none border-line ps-3"
        >
          {note}
        </p>
      ) : null}
      {forms && status !== 'dropped' ? (
        <EditForm
          step={{
            id,
            // Somebody who left cannot be chosen again; keeping them would be refused.
            ownerId: members.some(({ value }) => value === ownerId) ? (ownerId ?? '') : '',
            dueDate: dueDate ?? '',
            hours: hoursSaved === null ? '' : formatPoints(lang, hoursSaved),
            note,
          }}
          practice={title}
          members={members}
          edit={forms.edit}
          words={words.edit}
          noDate={MESSAGES[lang].common.noDate}
        />
      ) : null}
    </Card>
  );
}
