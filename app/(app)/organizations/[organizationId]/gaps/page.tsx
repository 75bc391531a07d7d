import { getLocale } from 'next-intl/server';
import { titled } from '@/app/_lib/title';
import { EmptyState } from '@/app/_ui/empty-state';
import { requireOrganization } from '@/lib/access/require';
import { getTranslations } from '@/lib/i18n/translate';
import { filtersFrom, queryOf, type SearchParams } from '@/lib/overview/filters';
import { FEWEST_TEAMS } from '@/lib/overview/weakness-rules';
import { weaknessSentence } from '@/lib/overview/weakness-words';
import { findWeaknesses } from '@/lib/overview/weaknesses';
import { CsvLink } from '../_overview/csv-link';
import { OverviewFrame } from '../_overview/frame';
import { ToTeams } from '../_overview/no-teams';
import { Foundations } from './foundations';
import { Pairs } from './pairs';
import { Shared } from './shared';

interface Props {
  params: Promise<{ organizationId: string }>;
  searchParams: Promise<SearchParams>;
}

export const generateMetadata = titled('gaps.title');

export default async function GapsPage({ params, searchParams }: Props) {
  const access = await requireOrganization((await params).organizationId);
  const filters = filtersFrom(await searchParams);
  const lang = await getLocale();
  const t = await getTranslations('gaps');
  const found = await findWeaknesses(access, filters, lang);
  const enough = found.shown >= FEWEST_TEAMS;
  return (
    <OverviewFrame
      access={access}
      lang={lang}
      question="gaps"
      teams={found.teams}
      filters={filters}
      title={t('title')}
      actions={
        found.weaknesses.length + found.foundations.length + found.pairs.length > 0 ? (
          <CsvLink access={access} file="gaps" query={queryOf(filters, { lang })} />
        ) : null
      }
      description={weaknessSentence(lang, found)}
    >
      <div className="space-y-12">
        {found.weaknesses.length > 0 ? (
          <Shared found={found} />
        ) : enough ? (
          <EmptyState title={t('reached.title')}>{t('reached.body')}</EmptyState>
        ) : (
          <EmptyState title={t('empty.title')} action={<ToTeams organizationId={access.organizationId} />}>
            {t('empty.body', { shown: found.shown })}
          </EmptyState>
        )}
        {enough ? <Foundations found={found} /> : null}
        {enough || found.pairs.length > 0 ? <Pairs pairs={found.pairs} /> : null}
        {found.hidden > 0 ? (
          <p className="max-w-read text-sm text-ink-soft">{t('hidden', { count: found.hidden })}</p>
        ) : null}
      </div>
    </OverviewFrame>
  );
}
