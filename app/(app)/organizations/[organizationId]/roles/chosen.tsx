import type { Route } from 'next';
import { ButtonLink } from '@/app/_ui/button';
import { Callout } from '@/app/_ui/callout';
import { useTranslations } from '@/lib/i18n/translate';
import type { RoleFilters } from '@/lib/overview/role-matrix';

const KINDS = ['missing', 'once', 'unasked', 'answered'] as const;

interface Props {
  roles: RoleFilters;
  /** Teams that are left. */
  count: number;
  address: (others: Record<string, never>) => string;
}

/** What the teams below have in common, and the way back to all of them. */
export function Chosen({ roles, count, address }: Props) {
  const t = useTranslations('capability.chosen');
  const name = useTranslations('common.roles');
  const said = KINDS.flatMap((kind) => {
    const role = roles[kind];
    return role ? [{ kind, role: name(role) }] : [];
  });
  if (said.length === 0) return null;
  return (
    <div className="mb-4">
      <Callout
        title={t('title', { count })}
        actions={
          <ButtonLink href={address({}) as Route} size="sm">
            {t('all')}
          </ButtonLink>
        }
      >
        {said.map(({ kind, role }) => (
          <p key={kind}>{t(kind, { role })}</p>
        ))}
      </Callout>
    </div>
  );
}
