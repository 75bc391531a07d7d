import { getLocale, getTranslations } from 'next-intl/server';
import { ActionForm, type FormAction } from '@/app/_forms/action-form';
import type { ButtonVariant } from '@/app/_ui/button-class';
import { SubmitButton } from '@/app/_ui/submit-button';
import type { ActionStatus } from '@/lib/plans/queries';
import type { MoveActionForm } from '@/lib/plans/schema';
import type { ShownAction } from '@/lib/plans/shown-action';

interface Choice {
  move: MoveActionForm['move'];
  label: 'start' | 'finish' | 'drop' | 'reopen' | 'back' | 'restore';
  variant: ButtonVariant;
}

const CHOICES: Record<ActionStatus, readonly Choice[]> = {
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
export async function MoveButtons({ action, move }: { action: ShownAction; move: FormAction }) {
  const t = await getTranslations('plan.move');
  const practice = action.practice.title[await getLocale()];
  return (
    <div className="flex flex-wrap gap-2" data-print="hide">
      {CHOICES[action.status].map((choice) => (
        <ActionForm key={choice.label} action={move}>
          <input type="hidden" name="actionId" value={action.id} />
          <input type="hidden" name="move" value={choice.move} />
          <input type="hidden" name="from" value={action.status} />
          <SubmitButton variant={choice.variant} size="sm" pendingLabel={t('pending')}>
            {t(choice.label)}
            <span className="sr-only">: {practice}</span>
          </SubmitButton>
        </ActionForm>
      ))}
    </div>
  );
}
