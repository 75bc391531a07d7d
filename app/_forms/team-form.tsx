import { SubmitButton } from '@/app/_ui/submit-button';
import { useTranslations } from '@/lib/i18n/translate';
import { LIMITS } from '@/lib/limits';
import { DELIVERABLE_TYPES } from '@/lib/model/schema';
import { ActionForm, type FormAction } from './action-form';
import { FormChecks } from './choices';
import { FormSelect, FormText } from './fields';

interface Props {
  action: FormAction;
  /** Absent for a new team, which says later what it delivers. */
  team?: {
    name: string;
    scope: readonly string[];
    deliverableTypes: readonly string[];
    groupId: string | null;
    capacity: number;
  };
  /** Groups of teams, for who may choose one; absent for everybody else and for a new team. */
  groups?: readonly { id: string; name: string }[];
  submit: string;
}

/** Name and frameworks of a team, new or existing; of an existing one also what it delivers and its group. */
export function TeamForm({ action, team, groups = [], submit }: Props) {
  const t = useTranslations();
  const frameworks = ['DEV', 'DAT', 'MLO'] as const;
  return (
    <ActionForm
      action={action}
      className="flex max-w-lg flex-col gap-6"
      doneMessage={t('teams.form.saved')}
      comparing={team !== undefined}
    >
      <FormText
        name="name"
        label={t('teams.form.name')}
        defaultValue={team?.name}
        required
        maxLength={LIMITS.name}
        autoComplete="off"
      />
      <FormChecks
        name="scope"
        legend={t('teams.form.scope')}
        hint={t('teams.form.scopeHint')}
        options={frameworks.map((value) => ({ value, label: t(`common.frameworks.${value}`) }))}
        defaultValues={team?.scope ?? frameworks}
      />
      {team ? (
        <FormChecks
          name="deliverableTypes"
          legend={t('teams.deliverables.legend')}
          hint={t('teams.deliverables.hint')}
          options={DELIVERABLE_TYPES.map((value) => ({
            value,
            label: t(`teams.deliverables.${value}`),
          }))}
          defaultValues={team.deliverableTypes}
        />
      ) : null}
      {team && groups.length > 0 ? (
        <FormSelect
          name="groupId"
          label={t('teams.form.group')}
          hint={t('teams.form.groupHint')}
          options={[
            { value: '', label: t('organizations.groups.noGroup') },
            ...groups.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          defaultValue={team.groupId ?? ''}
        />
      ) : null}
      {team ? (
        <FormText
          name="capacity"
          type="number"
          inputMode="numeric"
          min={1}
          max={LIMITS.capacity}
          label={t('teams.form.capacity')}
          hint={t('teams.form.capacityHint')}
          defaultValue={String(team.capacity)}
          required
        />
      ) : null}
      <div>
        <SubmitButton pendingLabel={t('common.saving')}>{submit}</SubmitButton>
      </div>
    </ActionForm>
  );
}
