import type { Route } from 'next';
import { ButtonLink } from '@/app/_ui/button';
import { buttonClass } from '@/app/_ui/button-class';
import { Pages } from '@/app/_ui/pages';
import { Select } from '@/app/_ui/select';
import { useTranslations } from '@/lib/i18n/translate';
import type { Lang } from '@/lib/model/schema';
import { type Filters, queryOf } from '@/lib/overview/filters';
import { type HeatAddress, heatQuery, TEAMS_ON_PAGE } from '@/lib/overview/heat-address';
import type { HeatColumn } from '@/lib/overview/heat-columns';

interface Props {
  path: Route;
  filters: Filters;
  address: HeatAddress;
}

/** Which columns the map has; a field among the filters. */
export function HeatColumnsField({
  columns,
  principles,
}: {
  columns: HeatAddress['columns'];
  principles: readonly Pick<HeatColumn, 'id' | 'title' | 'framework'>[];
}) {
  const t = useTranslations('heat.columns');
  const framework = useTranslations('common.frameworks');
  return (
    <Select
      name="columns"
      label={t('label')}
      // Another address may show others: a form keeps what it had before.
      key={columns}
      defaultValue={columns}
      className="max-w-full sm:max-w-64"
      options={[
        { value: 'principles', label: t('principles') },
        { value: 'frameworks', label: t('frameworks') },
        ...principles.map(({ id, title, framework: of }) => ({
          value: id,
          // Several frameworks have an "Automation" of their own.
          label: t('practices', { principle: of ? `${title} (${framework(of)})` : title }),
        })),
      ]}
    />
  );
}

/** From one page of teams to the next; nothing where all are on one. */
export function HeatPages({ path, filters, address, total }: Props & { total: number }) {
  const t = useTranslations('heat');
  if (total <= TEAMS_ON_PAGE) return null;
  const first = (address.page - 1) * TEAMS_ON_PAGE + 1;
  const last = Math.min(total, address.page * TEAMS_ON_PAGE);
  return (
    <>
      <p className="mt-4 text-ink-soft">{t('range', { first, last, total })}</p>
      <Pages
        label={t('range', { first, last, total })}
        page={address.page}
        pages={Math.ceil(total / TEAMS_ON_PAGE)}
        address={(page) => `${path}${queryOf(filters, heatQuery({ ...address, page: page ?? 1 }))}`}
      />
    </>
  );
}

/** The same as a table of words, or as a file. */
export function HeatOtherForms({ path, filters, address, lang }: Props & { lang: Lang }) {
  const t = useTranslations();
  const query = (as: HeatAddress) => queryOf(filters, heatQuery(as));
  const other = { ...address, table: !address.table };
  return (
    <>
      <ButtonLink href={`${path}${query(other)}` as Route} variant="ghost" size="sm">
        {address.table ? t('heat.showMap') : t('results.chart.showTable')}
      </ButtonLink>
      <a
        href={`/api${path}/heat-map.csv${queryOf(filters, { ...heatQuery({ ...address, table: false }), lang })}`}
        download
        className={buttonClass('ghost', 'sm')}
      >
        {t('heat.csv')}
      </a>
    </>
  );
}
