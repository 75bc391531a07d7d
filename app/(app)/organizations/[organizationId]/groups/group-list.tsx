import { ActionForm } from '@/app/_forms/action-form';
import { Ask } from '@/app/_forms/ask';
import { FormText } from '@/app/_forms/fields';
import { EmptyState } from '@/app/_ui/empty-state';
import { Name } from '@/app/_ui/name';
import { SubmitButton } from '@/app/_ui/submit-button';
import type { GroupSize } from '@/lib/groups/queries';
import { isolated } from '@/lib/i18n/names';
import { useTranslations } from '@/lib/i18n/translate';
import { LIMITS } from '@/lib/limits';
import { deleteGroupAction, renameGroupAction } from './actions';

/** Groups with how many teams are in them, each to be renamed and deleted. */
export function GroupList({
  organizationId,
  groups,
}: {
  organizationId: string;
  groups: readonly GroupSize[];
}) {
  const t = useTranslations('organizations.groups');
  const common = useTranslations('common');
  if (groups.length === 0)
    return (
      <EmptyState title={t('empty')} headingLevel={3}>
        {t('emptyBody')}
      </EmptyState>
    );
  return (
    <ul className="divide-y divide-line border-y border-line">
      {groups.map(({ id, name, size }) => (
        <li key={id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 py-2">
          <p className="min-w-0 py-2 [overflow-wrap:anywhere]">
            <Name>{name}</Name>
            <span className="block text-sm text-ink-soft">{t('size', { count: size })}</span>
          </p>
          <div className="flex flex-wrap items-start gap-2 py-1">
            <details className="group min-w-0" data-print="hide">
              <summary
                className="button button-secondary button-sm list-none"
                aria-label={t('renameName', { name: isolated(name) })}
              >
                {t('rename')}
              </summary>
              <ActionForm
                action={renameGroupAction.bind(null, organizationId)}
                className="my-3 grid gap-3 sm:w-80"
                doneMessage={t('renamed')}
                comparing
              >
                <input type="hidden" name="groupId" value={id} />
                <FormText
                  name="name"
                  label={t('name')}
                  defaultValue={name}
                  maxLength={LIMITS.groupName}
                  autoComplete="off"
                  required
                />
                <div>
                  <SubmitButton size="sm" pendingLabel={common('saving')}>
                    {t('rename')}
                  </SubmitButton>
                </div>
              </ActionForm>
            </details>
            <Ask
              action={deleteGroupAction.bind(null, organizationId)}
              fields={{ groupId: id }}
              word={t('delete')}
              label={t('deleteName', { name: isolated(name) })}
              title={t('deleteTitle', { name: isolated(name) })}
            >
              <p>{t('deleteBody', { count: size })}</p>
            </Ask>
          </div>
        </li>
      ))}
    </ul>
  );
}
