'use client';

import { ActionForm, type FormAction } from '@/app/_forms/action-form';
import { FormDate, FormSelect } from '@/app/_forms/fields';
import { Plus } from '@/app/_ui/icons';
import type { SelectOption } from '@/app/_ui/select';
import { SubmitButton } from '@/app/_ui/submit-button';
import type { Level } from '@/lib/model/schema';

export interface AddProps {
  practiceId: string;
  /** Its title: other steps have the same form. */
  practice: string;
  /** The one the step leads to. */
  level: Level;
  roundId: string;
  owners: readonly SelectOption[];
  action: FormAction;
  words: Record<'owner' | 'due' | 'optional' | 'noDate' | 'submit' | 'pending', string>;
}

/** Who drives the step and until when; both can wait. */
export function AddForm({ practiceId, practice, level, roundId, owners, action, words }: AddProps) {
  return (
    <ActionForm action={action} className="space-y-3" browserChecks>
      <input type="hidden" name="roundId" value={roundId} />
      <input type="hidden" name="practiceId" value={practiceId} />
      <input type="hidden" name="targetLevel" value={level} />
      <div className="grid items-end gap-x-4 gap-y-3 sm:flex sm:flex-wrap">
        <FormSelect
          name="ownerId"
          label={words.owner}
          className="min-w-0 sm:w-56"
          options={owners}
          defaultValue=""
        />
        <FormDate
          name="dueDate"
          label={words.due}
          note={words.optional}
          noDate={words.noDate}
          className="min-w-0 sm:w-44"
        />
        <SubmitButton pendingLabel={words.pending}>
          <Plus aria-hidden />
          {words.submit}
          <span className="sr-only">: {practice}</span>
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
