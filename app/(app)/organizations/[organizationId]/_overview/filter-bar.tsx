import './filter-bar.css';
import type { Route } from 'next';
import Form from 'next/form';
import type { ReactNode } from 'react';
import { Button, ButtonLink } from '@/app/_ui/button';
import { ChevronRight } from '@/app/_ui/icons';
import { Select } from '@/app/_ui/select';
import { TextInput } from '@/app/_ui/text-input';
import { formatCalendarDate } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { useTranslations } from '@/lib/i18n/translate';
import { FIRST_DAY, LAST_DAY } from '@/lib/limits';
import { DELIVERABLE_TYPES, type Lang } from '@/lib/model/schema';
import { type Filters, UNGROUPED } from '@/lib/overview/filters';
import type { Group } from '@/lib/overview/groups';

interface Props {
  /** Address of the page, without its query. */
  path: Route;
  lang: Lang;
  filters: Filters;
  groups: readonly Group[];
  /** What else the address says and is to keep, for example the sort order. */
  keep?: Readonly<Record<string, string | number | null>>;
  /** More fields, of this page alone. */
  fields?: ReactNode;
  /** Days that change what this page says; another that is set is kept for the others. */
  days: readonly ('at' | 'since')[];
}

/** What a page is narrowed down to, in words. */
function useSaid({
  lang,
  filters,
  groups,
  days,
}: Pick<Props, 'lang' | 'filters' | 'groups' | 'days'>): string {
  const t = useTranslations();
  const { group, framework, deliverable } = filters;
  const name = groups.find(({ id }) => id === group)?.name;
  return [
    group === UNGROUPED ? t('overview.filters.ungrouped') : name && isolated(name),
    framework && t(`common.frameworks.${framework}`),
    deliverable && t(`teams.deliverables.${deliverable}`),
    ...days.map((day) => {
      const value = filters[day];
      return value && `${t(`overview.filters.${day}`)} ${formatCalendarDate(lang, value)}`;
    }),
  ]
    .filter(Boolean)
    .join(' · ');
}

/**
 * Narrows an organization's page down: a plain form whose answer is an address, to be shared and to go back to. On a phone it
 * is folded until something is set (filter-bar.css), and paper says what was.
 */
export function FilterBar(props: Props) {
  const { path, filters, groups, keep = {}, fields, days } = props;
  const said = useSaid(props);
  const t = useTranslations();
  const any = { value: '', label: t('overview.filters.any') };
  const frameworks = (['DEV', 'DAT', 'MLO'] as const).map((value) => ({
    value,
    label: t(`common.frameworks.${value}`),
  }));
  const narrowed = Object.values(filters).some((value) => value !== null);
  return (
    <>
      {said ? <p className="hidden print:mb-4 print:block">{t('overview.filters.only', { said })}</p> : null}
      <details className="filters" open={said !== ''} data-print="hide">
        <summary>
          <ChevronRight aria-hidden />
          {t('overview.filters.label')}
          {said ? ': ' : null}
          {said ? <span>{said}</span> : null}
        </summary>
        <Form
          action={path}
          className="flex flex-wrap items-end gap-3"
          aria-label={t('overview.filters.label')}
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
      </details>
    </>
  );
}
