import type { Route } from 'next';
import Link from 'next/link';
import { formatList } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import type { Lang } from '@/lib/model/schema';
import {
  holdersOf,
  isNeeded,
  type RolesNeeded,
  type RoleTotal,
  type TeamRoles,
} from '@/lib/overview/role-matrix';

interface Props {
  /** By name. */
  teams: readonly TeamRoles[];
  needed: RolesNeeded;
  totals: readonly RoleTotal[];
  /** Address of the page with what else it says. */
  address: (others: { missing: string }) => string;
  lang: Lang;
}

/** The two roles that managers ask for first. */
const FIRST = ['DE', 'MLE'] as const;
/** Teams named; of others the number is told. */
const NAMED = 3;

/** Which teams need a data engineer or a machine learning engineer and have none, or of which other role. */
export async function RoleFinding({ teams, needed, totals, address, lang }: Props) {
  const t = await getTranslations('capability');
  const needing = totals.filter((total) => total.needing > 0);
  const first = FIRST.flatMap((role) => needing.filter((one) => one.role === role));
  // Where neither is needed, those that are: of a framework that other roles answer for.
  const told =
    first.length > 0 ? first : needing.toSorted((one, other) => other.missed - one.missed).slice(0, 2);
  if (told.length === 0) return t('finding.none');
  return told.map(({ role, missed, needing }) => {
    const name = t(`inSentence.${role}`);
    if (missed === 0) return <p key={role}>{t('finding.covered', { role: name, needing })}</p>;
    const without = teams.filter((team) => isNeeded(needed, team, role) && holdersOf(team, role) === 0);
    const more = without.length - NAMED;
    const list = formatList(lang, [
      ...without.slice(0, NAMED).map((team) => isolated(team.name)),
      ...(more > 0 ? [t('finding.more', { count: more })] : []),
    ]);
    return (
      <p key={role}>
        {t.rich('finding.missing', {
          ...{ role: name, missed, needing, teams: list },
          link: (words) => (
            <Link href={address({ missing: role }) as Route} className="underline underline-offset-4">
              {words}
            </Link>
          ),
        })}
      </p>
    );
  });
}
