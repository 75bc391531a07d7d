import { getLocale, getTranslations } from 'next-intl/server';
import { ActionForm, type FormAction } from '@/app/_forms/action-form';
import { FormSelect, FormText, FormTextArea } from '@/app/_forms/fields';
import type { SelectOption } from '@/app/_ui/select';
import { SubmitButton } from '@/app/_ui/submit-button';
import type { ShownAction } from '@/lib/plans/shown-action';
import { FormDetails } from './form-details';

interface Props {
  action: ShownAction;
  members: readonly SelectOption[];
  edit: FormAction;
}

/** Changes who drives a step, until when, and what was agreed on. */
export async function EditForm({ action, members, edit }: Props) {
  const t = await getTranslations('plan.edit');
  const { id, ownerId, dueDate, note } = action;
  const practice = action.practice.title[await getLocale()];
  // Somebody who left cannot be chosen again; keeping them would be refused.
  const owner = members.some(({ value }) => value === ownerId) ? ownerId : null;
  return (
    <ActionForm action={edit} className="mt-3" doneMessage={t('saved')}>
      <input type="hidden" name="actionId" value={id} />
      <FormDetails
        summary={
          <>
            {t('show')}
            <span className="sr-only">: {practice}</span>
          </>
        }
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <FormSelect
            name="ownerId"
            label={t('owner')}
            options={[{ value: '', label: t('nobody') }, ...members]}
            defaultValue={owner ?? ''}
          />
          <FormText name="dueDate" type="date" label={t('due')} defaultValue={dueDate ?? ''} />
          <FormTextArea
            name="note"
            label={t('note')}
            hint={t('noteHint')}
            defaultValue={note}
            className="sm:col-span-2"
          />
        </div>
        <SubmitButton variant="secondary" pendingLabel={t('saving')} className="mt-4">
          {t('save')}
        </SubmitButton>
      </FormDetails>
    </ActionForm>
  );
}
