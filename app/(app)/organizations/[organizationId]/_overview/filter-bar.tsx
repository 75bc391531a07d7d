import type { Route } from 'next';
import Form from 'next/form';
import type { ReactNode } from 'react';
import { Button, ButtonLink } from '@/app/_ui/button';
import { Select } from '@/app/_ui/select';
import { TextInput } from '@/app/_ui/text-input';
import { useTranslations } from '@/lib/i18n/translate';
import { FIRST_DAY, LAST_DAY } from '@/lib/limits';
import { DELIVERABLE_TYPES } from '@/lib/model/schema';
import { type Filters, UNGROUPED } from '@/lib/overview/filters';
import type { Group } from '@/lib/overview/groups';

interface Props {
  /** Address of the page, without its query. */
  path: Route;
  filters: Filters;
  groups: readonly Group[];
  /** What else the address says and is to keep, for example the sort order. */
  keep?: Readonly<Record<string, string | number | null>>;
  /** More fields, of this page alone. */
  fields?: ReactNode;
  /** Days that change what this page says; another that is set is kept for the others. */
  days: readonly ('at' | 'since')[];
}

/** Narrows an organization's page down: a plain form whose answer is an address, to be shared and to go back to. */
export function FilterBar({ path, filters, groups, keep = {}, fields, days }: Props) {
  const t = useTranslations();
  const any = { value: '', label: t('overview.filters.any') };
  const frameworks = (['DEV', 'DAT', 'MLO'] as const).map((value) => ({
    value,
    label: t(`common.frameworks.${value}`),
  }));
  const narrowed = Object.values(filters).some((value) => value !== null);
  return (
    <Form
      action={path}
      className="mb-6 flex flex-wrap items-end gap-3"
      aria-label={t('overview.filters.label')}
      data-print="hide"
    >
      {groups.length > 0 ? (
        <Select
          name="group"
          label={t('overview.filters.group')}
          defaultValue={filters.group ?? ''}
          options={[
            any,
            ...groups.map(({ id, name }) => ({ value: id, label: name })),
            { value: UNGROUPED, label: t('overview.filters.ungrouped') },
          ]}
        />
      ) : null}
      <Select
        name="framework"
        label={t('overview.filters.framework')}
        defaultValue={filters.framework ?? ''}
        options={[any, ...frameworks]}
      />
      <Select
        name="deliverable"
        label={t('overview.filters.deliverable')}
        defaultValue={filters.deliverable ?? ''}
        options={[
          any,
          ...DELIVERABLE_TYPES.map((value) => ({ value, label: t(`teams.deliverables.${value}`) })),
        ]}
      />
      {(['at', 'since'] as const).map((name) => {
        const value = filters[name] ?? '';
        if (!days.includes(name)) return value && <input key={name} type="hidden" {...{ name, value }} />;
        return (
          <TextInput
            key={name}
            type="date"
            name={name}
            label={t(`overview.filters.${name}`)}
            defaultValue={value}
            min={FIRST_DAY}
            max={LAST_DAY}
          />
        );
      })}
      {fields}
      {Object.entries(keep).map(([name, value]) =>
        value === null || value === '' ? null : <input key={name} type="hidden" {...{ name, value }} />,
      )}
      <Button type="submit">{t('overview.filters.apply')}</Button>
      {narrowed ? (
        <ButtonLink href={path} variant="ghost">
          {t('overview.filters.clear')}
        </ButtonLink>
      ) : null}
    </Form>
  );
}
