import { getLocale } from 'next-intl/server';
import { ActionForm, type FormAction } from '@/app/_forms/action-form';
import { FormDate, FormSelect, FormText, FormTextArea } from '@/app/_forms/fields';
import type { SelectOption } from '@/app/_ui/select';
import { SubmitButton } from '@/app/_ui/submit-button';
import { formatPoints } from '@/lib/i18n/format';
import { getTranslations } from '@/lib/i18n/translate';
import { LIMITS } from '@/lib/limits';
import type { ShownStep } from '@/lib/plans/shown-step';
import { FormDetails } from './form-details';

interface Props {
  step: ShownStep;
  members: readonly SelectOption[];
  edit: FormAction;
}

/** Changes who drives a step, until when, how many hours it should free, and what was agreed on. */
export async function EditForm({ step, members, edit }: Props) {
  const t = await getTranslations('plan.edit');
  const { id, ownerId, dueDate, hoursSaved, note } = step;
  const lang = await getLocale();
  const noDate = (await getTranslations('common'))('noDate');
  const practice = step.practice.title[lang];
  // Somebody who left cannot be chosen again; keeping them would be refused.
  const owner = members.some(({ value }) => value === ownerId) ? ownerId : null;
  return (
    <ActionForm action={edit} className="mt-3 print:hidden" doneMessage={t('saved')} comparing browserChecks>
      <input type="hidden" name="stepId" value={id} />
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
          <FormDate name="dueDate" label={t('due')} noDate={noDate} defaultValue={dueDate ?? ''} />
          <FormText
            name="hoursSaved"
            inputMode="decimal"
            autoComplete="off"
            maxLength={LIMITS.hours}
            label={t('hours')}
            hint={t('hoursHint')}
            defaultValue={hoursSaved === null ? '' : formatPoints(lang, hoursSaved)}
          />
          <FormTextArea
            name="note"
            label={t('note')}
            hint={t('noteHint')}
            defaultValue={note}
            maxLength={LIMITS.note}
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
