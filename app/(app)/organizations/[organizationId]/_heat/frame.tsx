import './heat.css';
import './heat-parts.css';
import './heat-print.css';
import type { Route } from 'next';
import { formatCalendarDate } from '@/lib/i18n/format';
import { useTranslations } from '@/lib/i18n/translate';
import type { Lang } from '@/lib/model/schema';
import type { Filters } from '@/lib/overview/filters';
import type { HeatMapPage } from '@/lib/overview/heat';
import type { HeatAddress } from '@/lib/overview/heat-address';
import type { OtherTeams } from '@/lib/overview/other-teams';
import { HeatOtherForms, HeatPages } from './bar';
import { HeatLegend } from './legend';
import { HeatList } from './list';
import { HeatGrid } from './map';
import { HeatOthers } from './others';
import type { HeatSheet } from './sheet';
import { TakeMap } from './take';
import { HeatWordsTable } from './words-table';

interface Props {
  page: HeatMapPage;
  sheet: HeatSheet;
  path: Route;
  filters: Filters;
  address: HeatAddress;
  lang: Lang;
  /** The finding, for the picture. */
  title: string;
  /** Teams too small to be shown alone, together. */
  others: readonly OtherTeams[];
}

/** In which order the teams are. */
function useOrder({ sort, dir, columns }: HeatSheet): string {
  const t = useTranslations('heat');
  const by = columns.find(({ id }) => id === sort);
  if (!by) return t('sortedName');
  return t(dir === 'asc' ? 'sortedUp' : 'sortedDown', { name: by.title });
}

/** The heat map with what belongs to it: its columns, how to read it, the same as a list, as a table and as files. */
export function HeatMap({ page, sheet, path, filters, address, lang, title, others }: Props) {
  const t = useTranslations();
  const order = useOrder(sheet);
  return (
    <>
      <HeatLegend lang={lang} since={page.since} />
      <p className="mb-3 text-sm text-ink-soft">{order}</p>
      {address.table ? (
        <HeatWordsTable sheet={sheet} />
      ) : (
        <>
          <HeatGrid sheet={sheet} />
          <HeatList sheet={sheet} />
        </>
      )}
      <HeatOthers others={others} lang={lang} />
      <HeatPages {...{ path, filters, address }} total={page.total} />
      <div className="heat-take" data-print="hide">
        <HeatOtherForms {...{ path, filters, address, lang }} />
        <TakeMap
          sheet={sheet}
          title={title}
          subtitle={t('heat.picture', { day: formatCalendarDate(lang, page.since) })}
          png={t('results.chart.copyPng')}
          svg={t('results.chart.copySvg')}
          said={{
            copied: t('results.chart.copied'),
            downloaded: t('results.chart.downloaded'),
            failed: t('results.chart.failed'),
          }}
        />
      </div>
    </>
  );
}
