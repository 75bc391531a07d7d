'use client';

import { ActionForm, type FormAction } from '@/app/_forms/action-form';
import { FormDate, FormSelect, FormText, FormTextArea } from '@/app/_forms/fields';
import { FormDetails } from '@/app/_forms/form-details';
import type { SelectOption } from '@/app/_ui/select';
import { SubmitButton } from '@/app/_ui/submit-button';
import type plan from '@/lib/i18n/messages/en/plan.json';
import { LIMITS } from '@/lib/limits';

/** What the form of a step is drawn with. */
export interface EditedStep {
  id: string;
  ownerId: string;
  dueDate: string;
  hours: string;
  note: string;
}

interface Props {
  step: EditedStep;
  /** Title of the practice: others have the same form. */
  practice: string;
  members: readonly SelectOption[];
  edit: FormAction;
  /** Somebody asked for it. */
  open: boolean;
  words: (typeof plan)['edit'];
  noDate: string;
}

/** Changes who drives a step, until when, how many hours it should free, and what was agreed on. */
export function EditForm({ step, practice, members, edit, open, words, noDate }: Props) {
  return (
    <ActionForm action={edit} doneMessage={words.saved} comparing browserChecks>
      <input type="hidden" name="stepId" value={step.id} />
      <FormDetails summary={words.show} about={practice} open={open}>
        <div className="grid gap-4 sm:grid-cols-2">
          <FormSelect
            name="ownerId"
            label={words.owner}
            options={[{ value: '', label: words.nobody }, ...members]}
            defaultValue={step.ownerId}
          />
          <FormDate name="dueDate" label={words.due} noDate={noDate} defaultValue={step.dueDate} />
          <FormText
            name="hoursSaved"
            inputMode="decimal"
            autoComplete="off"
            maxLength={LIMITS.hours}
            label={words.hours}
            hint={words.hoursHint}
            defaultValue={step.hours}
          />
          <FormTextArea
            name="note"
            label={words.note}
            hint={words.noteHint}
            defaultValue={step.note}
            maxLength={LIMITS.note}
            className="sm:col-span-2"
          />
        </div>
        <SubmitButton variant="secondary" pendingLabel={words.saving} className="mt-4">
          {words.save}
        </SubmitButton>
      </FormDetails>
    </ActionForm>
  );
}
