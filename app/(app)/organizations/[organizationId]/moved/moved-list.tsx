import './moved.css';
import { Pages } from '@/app/_ui/pages';
import type { OrganizationAccess } from '@/lib/access/types';
import { formatCalendarDate } from '@/lib/i18n/format';
import { useTranslations } from '@/lib/i18n/translate';
import type { Lang } from '@/lib/model/schema';
import { type Filters, queryOf } from '@/lib/overview/filters';
import type { MovedPage } from '@/lib/overview/moved';
import { MOVED_GROUPS } from '@/lib/overview/moved-groups';
import { questionPath } from '../_overview/questions';
import { movedItem } from './moved-item';
import { MovedItems } from './moved-items';

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
            <MovedItems
              items={own.map((block) => {
                const { teamId } = block.team;
                // Its steps stand where the team stands first.
                const withSteps = !first.has(teamId);
                first.add(teamId);
                const detail = details.get(teamId) ?? null;
                return movedItem(t, { block, detail, withSteps, lang, span, timeZone: access.timeZone });
              })}
            />
          </section>
        );
      })}
      <Pages
        label={t('title')}
        page={moved.page}
        pages={moved.pages}
        address={(page) => `${questionPath(access.organizationId, 'moved')}${queryOf(filters, { page })}`}
      />
      <p className="max-w-read text-sm text-ink-soft">{t('footnote')}</p>
    </>
  );
}
