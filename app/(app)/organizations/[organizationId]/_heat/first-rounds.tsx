import type { Route } from 'next';
import Link from 'next/link';
import { ButtonLink } from '@/app/_ui/button';
import { EmptyState } from '@/app/_ui/empty-state';
import { Name } from '@/app/_ui/name';
import { isolated } from '@/lib/i18n/names';
import { useTranslations } from '@/lib/i18n/translate';
import type { SheetRow } from './sheet';

interface Props {
  rows: readonly SheetRow[];
  /** Whether this person may open rounds. */
  mayOpen: boolean;
}

/** In the place of a map without a single result: each team with what comes first, its first round. */
export function FirstRounds({ rows, mayOpen }: Props) {
  const t = useTranslations();
  return (
    <>
      <EmptyState title={t('heat.first.title')}>{t('heat.first.body')}</EmptyState>
      <ul
        aria-label={t('organizations.teams.title')}
        className="mt-6 divide-y divide-line border-y border-line"
      >
        {rows.map(({ team, name, about, open }) => (
          <li key={team} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
            <span className="min-w-0">
              <Link href={`/teams/${team}`} className="font-medium underline underline-offset-4">
                <Name>{name}</Name>
              </Link>
              <span className="block text-sm text-ink-soft">{about}</span>
            </span>
            {open ? (
              <Link href={open.href as Route} className="link">
                {open.text}
              </Link>
            ) : mayOpen ? (
              <ButtonLink
                href={`/teams/${team}/rounds/new`}
                variant={rows.length === 1 ? 'primary' : 'secondary'}
                size="sm"
                aria-label={`${t('teams.overview.openRound')}: ${isolated(name)}`}
              >
                {t('teams.overview.openRound')}
              </ButtonLink>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}
