import type { Route } from 'next';
import Form from 'next/form';
import { ActionForm } from '@/app/_forms/action-form';
import { FormChecks } from '@/app/_forms/choices';
import { FormSelect } from '@/app/_forms/fields';
import { Button, ButtonLink } from '@/app/_ui/button';
import { Select } from '@/app/_ui/select';
import { SubmitButton } from '@/app/_ui/submit-button';
import { TextInput } from '@/app/_ui/text-input';
import type { TeamsWanted } from '@/lib/groups/queries';
import { isolated } from '@/lib/i18n/names';
import { useTranslations } from '@/lib/i18n/translate';
import { LIMITS } from '@/lib/limits';
import { UNGROUPED } from '@/lib/overview/filters';
import type { Group } from '@/lib/overview/groups';
import { moveTeamsAction } from './actions';
import { TickAll } from './tick-all';

interface Props {
  organizationId: string;
  groups: readonly Group[];
  /** All that were found, by name. */
  teams: readonly { id: string; name: string; groupId: string | null }[];
  wanted: TeamsWanted;
  /** From 1; one that is not there shows the nearest that is. */
  page: number;
}

/** Finds teams by name or group, and puts those that are ticked into a group, many at a time. */
export function PutInto({ organizationId, groups, teams, wanted, page }: Props) {
  const t = useTranslations('organizations.groups');
  const common = useTranslations('common');
  const path = `/organizations/${organizationId}/groups` as Route;
  const pages = Math.max(1, Math.ceil(teams.length / LIMITS.teamsAtOnce));
  const at = Math.min(Math.max(1, Math.trunc(page)), pages);
  const from = (at - 1) * LIMITS.teamsAtOnce;
  const shown = teams.slice(from, from + LIMITS.teamsAtOnce);
  const names = new Map(groups.map(({ id, name }) => [id, name]));
  const narrowed = wanted.name !== '' || wanted.group !== null;
  const toPage = (to: number) => {
    const said = new URLSearchParams({ ...(wanted.name && { name: wanted.name }) });
    if (wanted.group) said.set('group', wanted.group);
    said.set('page', String(to));
    return `${path}?${said}` as Route;
  };
  const options = groups.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <section aria-labelledby="put-into" id="teams">
      <h2 id="put-into" className="mb-4 text-lg">
        {t('teams')}
      </h2>
      <Form action={path} scroll={false} className="mb-6 flex flex-wrap items-end gap-3">
        <TextInput
          name="name"
          type="search"
          label={t('find')}
          defaultValue={wanted.name}
          maxLength={LIMITS.name}
          autoComplete="off"
        />
        <Select
          name="group"
          label={t('inGroup')}
          defaultValue={wanted.group ?? ''}
          options={[{ value: '', label: t('any') }, { value: UNGROUPED, label: t('none') }, ...options]}
        />
        <Button type="submit">{t('search')}</Button>
        {narrowed ? (
          <ButtonLink href={path} variant="ghost">
            {t('clear')}
          </ButtonLink>
        ) : null}
      </Form>
      {shown.length === 0 ? (
        <p className="text-ink-soft">{t('found', { count: 0 })}</p>
      ) : (
        <ActionForm
          action={moveTeamsAction.bind(null, organizationId)}
          className="grid gap-4"
          doneMessage={t('moved')}
        >
          <TickAll name="teamIds" all={t('tickAll')} none={t('tickNone')} />
          <FormChecks
            key={`${wanted.name}|${wanted.group}|${at}`}
            name="teamIds"
            legend={
              pages > 1
                ? t('foundPage', { count: teams.length, from: from + 1, to: from + shown.length })
                : t('found', { count: teams.length })
            }
            options={shown.map(({ id, name, groupId }) => ({
              value: id,
              label: isolated(name),
              hint: (groupId && names.get(groupId)) || t('none'),
            }))}
            defaultValues={[]}
          />
          <div className="sticky bottom-0 flex flex-wrap items-end gap-3 border-t border-line bg-paper py-3">
            <FormSelect
              name="groupId"
              label={t('putInto')}
              options={[
                { value: '', label: t('choose') },
                ...options,
                { value: UNGROUPED, label: t('noGroup') },
              ]}
              defaultValue=""
            />
            <SubmitButton pendingLabel={common('saving')}>{t('put')}</SubmitButton>
          </div>
        </ActionForm>
      )}
      {pages > 1 ? (
        <nav aria-label={t('pages')} className="mt-4 flex gap-2">
          {at > 1 ? <ButtonLink href={toPage(at - 1)}>{t('previous')}</ButtonLink> : null}
          {at < pages ? <ButtonLink href={toPage(at + 1)}>{t('next')}</ButtonLink> : null}
        </nav>
      ) : null}
    </section>
  );
}
