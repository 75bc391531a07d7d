import Link from 'next/link';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Card } from '@/app/_ui/card';
import { LevelBadge } from '@/app/_ui/level-badge';
import { isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { LEVELS, type Level } from '@/lib/model/schema';
import type { TeamLevel } from '@/lib/overview/teaching';
import type { Pair } from '@/lib/overview/weaknesses';
import { PrincipleLink } from './item-link';

/** Teams that could teach each other, both named kindly. */
export async function Pairs({ pairs }: { pairs: readonly Pair[] }) {
  const t = await getTranslations('gaps.pairs');
  return (
    <section aria-labelledby="pairs">
      <h2 id="pairs" className="text-xl">
        {t('title')}
      </h2>
      {pairs.length === 0 ? (
        <p className="mt-1 max-w-read text-ink-soft">{t('none')}</p>
      ) : (
        <>
          <p className="mt-1 mb-4 max-w-read text-ink-soft">{t('lead')}</p>
          <ul aria-label={t('list')} className="grid gap-4 lg:grid-cols-2">
            {pairs.map((pair) => (
              <PairCard key={`${pair.principleId} ${pair.shows.teamId} ${pair.learns.teamId}`} pair={pair} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

async function PairCard({ pair }: { pair: Pair }) {
  const t = await getTranslations();
  const lang = await getLocale();
  const { model, own, principleId, framework, shows, learns, role, holders } = pair;
  const [first, second] = [isolated(shows.name), isolated(learns.name)];
  const link = ({ teamId }: TeamLevel) =>
    function TeamLink(name: ReactNode) {
      return (
        <Link href={`/teams/${teamId}`} className="font-medium underline underline-offset-4">
          {name}
        </Link>
      );
    };
  const levelOf = ({ level }: TeamLevel): Level => LEVELS.find((one) => one === level) ?? 0;
  const badge = (team: TeamLevel) => {
    const level = levelOf(team);
    return <LevelBadge level={level} size={20} value={level} name={model.scale[level].name[lang]} />;
  };
  return (
    <Card as="li" edge={framework}>
      <h3 className="mb-1 text-lg">
        <PrincipleLink {...{ model, own, lang }} id={principleId} />
      </h3>
      <p>
        {t.rich('gaps.pairs.sentence', {
          shows: first,
          learns: second,
          one: link(shows),
          other: link(learns),
        })}
      </p>
      <ul className="mt-3 grid gap-2 sm:grid-cols-2">
        <li>
          <span className="block text-sm text-ink-soft">{first}</span>
          {badge(shows)}
        </li>
        <li>
          <span className="block text-sm text-ink-soft">
            {t('gaps.pairs.learns', { team: second, target: learns.target })}
          </span>
          {badge(learns)}
        </li>
      </ul>
      {role ? (
        <p className="mt-3 text-sm text-ink-soft">
          {t('gaps.pairs.role', { role: t(`common.roles.${role}`), count: holders, team: first })}
        </p>
      ) : null}
    </Card>
  );
}
