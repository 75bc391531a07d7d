import type { Route } from 'next';
import Form from 'next/form';
import { Button, ButtonLink } from '@/app/_ui/button';
import { Select } from '@/app/_ui/select';
import { TextInput } from '@/app/_ui/text-input';
import { byName, isolated } from '@/lib/i18n/names';
import { useTranslations } from '@/lib/i18n/translate';
import { FIRST_DAY, LAST_DAY } from '@/lib/limits';
import type { Lang } from '@/lib/model/schema';
import type { LogFilters } from '@/lib/security-log/filters';
import { EVENT_GROUP_NAMES } from '@/lib/security-log/kinds';

interface Props {
  path: Route;
  filters: LogFilters;
  people: readonly { id: string; name: string }[];
  lang: Lang;
}

/** Narrows the log down: a plain form whose answer is an address. */
export function LogFilterBar({ path, filters, people, lang }: Props) {
  const t = useTranslations('security');
  const any = { value: '', label: t('filters.any') };
  const narrowed = Object.values(filters).some((value) => value !== null);
  return (
    <Form
      key={JSON.stringify(filters)}
      action={path}
      aria-label={t('filters.label')}
      className="mb-6 flex flex-wrap items-end gap-3"
      data-print="hide"
    >
      <Select
        label={t('filters.group')}
        name="group"
        defaultValue={filters.group ?? ''}
        options={[any, ...EVENT_GROUP_NAMES.map((value) => ({ value, label: t(`groups.${value}`) }))]}
      />
      <Select
        label={t('filters.person')}
        name="person"
        defaultValue={filters.person ?? ''}
        options={[
          any,
          ...byName(lang, people, ({ name }) => name).map(({ id, name }) => ({
            value: id,
            label: isolated(name),
          })),
        ]}
      />
      {(['from', 'to'] as const).map((name) => (
        <TextInput
          key={name}
          type="date"
          label={t(`filters.${name}`)}
          name={name}
          min={FIRST_DAY}
          max={LAST_DAY}
          defaultValue={filters[name] ?? ''}
        />
      ))}
      <Button type="submit">{t('filters.apply')}</Button>
      {narrowed ? (
        <ButtonLink href={path} variant="ghost">
          {t('filters.reset')}
        </ButtonLink>
      ) : null}
    </Form>
  );
}
