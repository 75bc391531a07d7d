import { getLocale } from 'next-intl/server';
import { ActionForm, type FormAction } from '@/app/_forms/action-form';
import { FormDate, FormSelect } from '@/app/_forms/fields';
import { Plus } from '@/app/_ui/icons';
import type { SelectOption } from '@/app/_ui/select';
import { SubmitButton } from '@/app/_ui/submit-button';
import type { Recommendation } from '@/lib/advice/types';
import { getTranslations } from '@/lib/i18n/translate';

interface Props {
  recommendation: Recommendation;
  roundId: string;
  owners: readonly SelectOption[];
  action: FormAction;
}

/** Who drives the step and until when; both can wait. */
export async function AddForm({ recommendation, roundId, owners, action }: Props) {
  const t = await getTranslations('advice.add');
  const common = await getTranslations('common');
  const practice = recommendation.what.title[await getLocale()];
  return (
    <ActionForm action={action} className="space-y-3" browserChecks>
      <input type="hidden" name="roundId" value={roundId} />
      <input type="hidden" name="practiceId" value={recommendation.practiceId} />
      <input type="hidden" name="targetLevel" value={recommendation.what.toLevel} />
      <div className="grid items-end gap-x-4 gap-y-3 sm:flex sm:flex-wrap">
        <FormSelect
          name="ownerId"
          label={t('owner')}
          className="min-w-0 sm:w-56"
          options={[{ value: '', label: t('nobody') }, ...owners]}
          defaultValue=""
        />
        <FormDate
          name="dueDate"
          label={t('due')}
          note={common('optional')}
          noDate={common('noDate')}
          className="min-w-0 sm:w-44"
        />
        <SubmitButton pendingLabel={t('pending')}>
          <Plus aria-hidden />
          {t('submit')}
          <span className="sr-only">: {practice}</span>
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
