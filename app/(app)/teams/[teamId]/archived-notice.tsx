import { getLocale } from 'next-intl/server';
import { ButtonLink } from '@/app/_ui/button';
import { Callout } from '@/app/_ui/callout';
import { may } from '@/lib/access/allow';
import type { TeamAccess } from '@/lib/access/types';
import { formatDay } from '@/lib/i18n/format';
import { getTranslations } from '@/lib/i18n/translate';

/** Says on every page of an archived team that it is one, and leads who may to taking it up again. */
export async function ArchivedNotice({ access, at }: { access: TeamAccess; at: Date }) {
  const t = await getTranslations('teams.aside');
  return (
    <div className="mb-6" data-print="hide">
      <Callout
        title={t('notice', { day: formatDay(await getLocale(), at, access.timeZone) })}
        actions={
          may(access, 'team:archive') ? (
            <ButtonLink href={`/teams/${access.teamId}/settings`} size="sm">
              {t('manage')}
            </ButtonLink>
          ) : null
        }
      >
        {t('noticeBody')}
      </Callout>
    </div>
  );
}
