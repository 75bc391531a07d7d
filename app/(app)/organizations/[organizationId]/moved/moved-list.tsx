import type { Route } from 'next';
import { ButtonLink } from '@/app/_ui/button';
import type { OrganizationAccess } from '@/lib/access/types';
import { formatCalendarDate } from '@/lib/i18n/format';
import { useTranslations } from '@/lib/i18n/translate';
import type { Lang } from '@/lib/model/schema';
import { type Filters, queryOf } from '@/lib/overview/filters';
import type { MovedPage } from '@/lib/overview/moved';
import { MOVED_GROUPS } from '@/lib/overview/moved-groups';
import { questionPath } from '../_overview/questions';
import { MovedTeamItem } from './moved-team';

interface Props {
  moved: MovedPage;
  access: OrganizationAccess;
  lang: Lang;
  filters: Filters;
}

/** Everything that moved, may have, or of which nothing can be said: in groups, teams by name. */
export function MovedList({ moved, access, lang, filters }: Props) {
  const t = useTranslations('moved');
  const { blocks, details, span, sizes } = moved;
  const day = (one: string) => formatCalendarDate(lang, one);
  const first = new Set<string>();
  return (
    <>
      <p className="mb-6 max-w-read text-ink-soft">
        {t('span', { since: day(span.since), until: day(span.until) })}
      </p>
      {MOVED_GROUPS.map((group) => {
        const own = blocks.filter((block) => block.group === group);
        if (own.length === 0) return null;
        return (
          <section key={group} aria-labelledby={`moved-${group}`} className="mb-8">
            <h2 id={`moved-${group}`} className="text-lg">
              {t(`groups.${group}`)}{' '}
              <span className="text-base font-normal text-ink-soft">
                {t('count', { n: sizes.get(group) ?? own.length })}
              </span>
            </h2>
            <p className="mb-3 max-w-read text-sm text-ink-soft">{t(`groupNote.${group}`)}</p>
            <ul className="divide-y divide-line rounded-md border border-line bg-surface">
              {own.map((block) => {
                const { teamId } = block.team;
                // Its steps stand where the team stands first.
                const withSteps = !first.has(teamId);
                first.add(teamId);
                return (
                  <MovedTeamItem
                    key={teamId}
                    {...{ block, lang, span, withSteps }}
                    detail={details.get(teamId) ?? null}
                    timeZone={access.timeZone}
                  />
                );
              })}
            </ul>
          </section>
        );
      })}
      <MovedPages {...{ moved, filters }} organizationId={access.organizationId} />
      <p className="max-w-read text-sm text-ink-soft">{t('footnote')}</p>
    </>
  );
}

function MovedPages({
  moved: { page, pages },
  filters,
  organizationId,
}: Pick<Props, 'moved' | 'filters'> & { organizationId: string }) {
  const t = useTranslations('moved');
  if (pages === 1) return null;
  /** The first page has the bare address. */
  const to = (one: number) =>
    `${questionPath(organizationId, 'moved')}${queryOf(filters, { page: one === 1 ? null : one })}` as Route;
  return (
    <nav aria-label={t('pages')} className="mb-8 flex flex-wrap items-center gap-3" data-print="hide">
      {page > 1 ? <ButtonLink href={to(page - 1)}>{t('previous')}</ButtonLink> : null}
      <span className="tnum text-ink-soft">{t('page', { page, pages })}</span>
      {page < pages ? <ButtonLink href={to(page + 1)}>{t('next')}</ButtonLink> : null}
    </nav>
  );
}
