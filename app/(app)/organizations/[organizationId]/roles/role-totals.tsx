import type { Route } from 'next';
import Link from 'next/link';
import { Table, Td, Th } from '@/app/_ui/table';
import { useTranslations } from '@/lib/i18n/translate';
import type { RoleFilters, RoleTotal } from '@/lib/overview/role-matrix';

interface Props {
  totals: readonly RoleTotal[];
  teams: number;
  /** Address of the page with what else it says. */
  address: (others: Partial<RoleFilters>) => string;
}

/** Each role over all teams; each number leads to its teams. */
export function RoleTotals({ totals, teams, address }: Props) {
  const t = useTranslations('capability.totals');
  const name = useTranslations('common.roles');
  const toTeams = (kind: keyof RoleFilters, { role, ...total }: RoleTotal) => {
    const count = total[kind];
    if (count === 0) return <span className="text-ink-soft">{count}</span>;
    return (
      <Link
        href={`${address({ [kind]: role })}#by-team` as Route}
        aria-label={t(`link.${kind}`, { count, role: name(role) })}
        className="inline-block min-w-6 py-0.5 font-medium underline underline-offset-4"
      >
        {count}
      </Link>
    );
  };
  return (
    <section aria-labelledby="by-role">
      <h2 id="by-role" className="mb-2 text-xl">
        {t('title')}
      </h2>
      <Table caption={t('caption', { count: teams })} hideCaption stack>
        <thead>
          <tr>
            <Th>{t('role')}</Th>
            <Th numeric>{t('people')}</Th>
            <Th numeric>{t('missing')}</Th>
            <Th numeric>{t('once')}</Th>
            <Th numeric>{t('unasked')}</Th>
            <Th numeric>{t('answered')}</Th>
          </tr>
        </thead>
        <tbody>
          {totals.map((total) => {
            const { role, primary, secondary, missed } = total;
            return (
              <tr key={role} className="*:align-top">
                <Th scope="row">{name(role)}</Th>
                <Td numeric label={t('people')}>
                  {secondary > 0 ? t('also', { people: primary, also: secondary }) : primary}
                </Td>
                <Td numeric label={t('missing')}>
                  {toTeams('missing', total)}
                  {missed > 0 ? (
                    <span className="block text-sm text-ink-soft">{t('missed', { count: missed })}</span>
                  ) : null}
                </Td>
                <Td numeric label={t('once')}>
                  {toTeams('once', total)}
                </Td>
                <Td numeric label={t('unasked')}>
                  {toTeams('unasked', total)}
                </Td>
                <Td numeric label={t('answered')}>
                  {toTeams('answered', total)}
                </Td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </section>
  );
}
