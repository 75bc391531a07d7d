'use client';

import { ActionForm, type FormAction } from '@/app/_forms/action-form';
import type { ButtonVariant } from '@/app/_ui/button-class';
import { SubmitButton } from '@/app/_ui/submit-button';
import type { StepStatus } from '@/lib/plans/queries';
import type { MoveStepForm } from '@/lib/plans/schema';
import { usePlan } from './plan-forms';

interface Choice {
  move: MoveStepForm['move'];
  label: 'start' | 'finish' | 'drop' | 'reopen' | 'back' | 'restore';
  variant: ButtonVariant;
}

const CHOICES: Record<StepStatus, readonly Choice[]> = {
  planned: [
    { move: 'start', label: 'start', variant: 'primary' },
    { move: 'drop', label: 'drop', variant: 'ghost' },
  ],
  started: [
    { move: 'finish', label: 'finish', variant: 'primary' },
    { move: 'reopen', label: 'back', variant: 'secondary' },
    { move: 'drop', label: 'drop', variant: 'ghost' },
  ],
  done: [{ move: 'reopen', label: 'reopen', variant: 'secondary' }],
  dropped: [{ move: 'reopen', label: 'restore', variant: 'secondary' }],
};

interface Props {
  stepId: string;
  status: StepStatus;
  /** Title of the practice: others have the same buttons. */
  practice: string;
  move: FormAction;
}

/** What can happen to a step next; each of it can be undone. */
export function MoveButtons({ stepId, status, practice, move }: Props) {
  const words = usePlan().words.move;
  return (
    <div data-print="hide">
      <ActionForm action={move} className="flex flex-wrap gap-2">
        <input type="hidden" name="stepId" value={stepId} />
        <input type="hidden" name="from" value={status} />
        {CHOICES[status].map((choice) => (
          <SubmitButton
            key={choice.label}
            name="move"
            value={choice.move}
            variant={choice.variant}
            size="sm"
            pendingLabel={words.pending}
          >
            {words[choice.label]}
            <span className="sr-only">: {practice}</span>
          </SubmitButton>
        ))}
      </ActionForm>
    </div>
  );
}
