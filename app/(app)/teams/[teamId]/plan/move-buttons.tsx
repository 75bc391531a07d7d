import { getLocale } from 'next-intl/server';
import { ActionForm, type FormAction } from '@/app/_forms/action-form';
import type { ButtonVariant } from '@/app/_ui/button-class';
import { SubmitButton } from '@/app/_ui/submit-button';
import { getTranslations } from '@/lib/i18n/translate';
import type { StepStatus } from '@/lib/plans/queries';
import type { MoveStepForm } from '@/lib/plans/schema';
import type { ShownStep } from '@/lib/plans/shown-step';

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

/** What can happen to a step next; each of it can be undone. */
export async function MoveButtons({ step, move }: { step: ShownStep; move: FormAction }) {
  const t = await getTranslations('plan.move');
  const practice = step.practice.title[await getLocale()];
  return (
    <div className="flex flex-wrap gap-2" data-print="hide">
      {CHOICES[step.status].map((choice) => (
        <ActionForm key={choice.label} action={move}>
          <input type="hidden" name="stepId" value={step.id} />
          <input type="hidden" name="move" value={choice.move} />
          <input type="hidden" name="from" value={step.status} />
          <SubmitButton variant={choice.variant} size="sm" pendingLabel={t('pending')}>
            {t(choice.label)}
            <span className="sr-only">: {practice}</span>
          </SubmitButton>
        </ActionForm>
      ))}
    </div>
  );
}
