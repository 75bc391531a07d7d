import clsx from 'clsx';
import { BadgeCheck, ChevronDown } from '@/app/_ui/icons';
import { Name } from '@/app/_ui/name';
import { formatDay } from '@/lib/i18n/format';
import { byName, isolated } from '@/lib/i18n/names';
import { useTranslations } from '@/lib/i18n/translate';
import type { Lang } from '@/lib/model/schema';
import type { AskedList, AskedPerson } from '@/lib/rounds/asked';

interface Props {
  asked: AskedList;
  lang: Lang;
  className?: string;
}

/**
 * Who is asked in a round, who invited each of them, and since when: what protects an answer is who else answers. Folded,
 * but that somebody joined since one answered is said openly.
 */
export function AskedPeople({ asked, lang, className }: Props) {
  const t = useTranslations('rounds.asked');
  const { people, joinedSince, provider, timeZone } = asked;
  return (
    <div className={clsx('min-w-0', className)}>
      {joinedSince > 0 ? (
        <p className="mb-2 rounded-md border border-warning/30 bg-warning-soft px-3 py-2 font-medium">
          {t('joined', { count: joinedSince })}
        </p>
      ) : null}
      <details className="group/asked">
        <summary className="inline-flex min-h-10 cursor-pointer list-none items-center gap-1 rounded-md text-sm underline-offset-4 hover:underline">
          {t('title', { count: people.length })}
          <ChevronDown aria-hidden className="size-4 transition-transform group-open/asked:rotate-180" />
        </summary>
        <p className="mt-1 max-w-read text-sm text-ink-soft">
          {provider ? t('counted', { provider }) : t('names')}
        </p>
        <ul aria-label={t('list')} className="mt-2 divide-y divide-line border-y border-line">
          {byName(lang, people, ({ name }) => name).map((person) => (
            <li key={person.userId} className="min-w-0 py-2">
              <Person {...{ person, provider, lang, timeZone }} />
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

interface PersonProps extends Pick<AskedList, 'provider' | 'timeZone'> {
  person: AskedPerson;
  lang: Lang;
}

function Person({ person, provider, lang, timeZone }: PersonProps) {
  const t = useTranslations('rounds.asked');
  const { name, me, invitedBy, since, leftAt, joined, verified } = person;
  const about = [
    since ? t('since', { day: formatDay(lang, since, timeZone) }) : t('notIn'),
    ...(since
      ? [invitedBy.kind === 'person' ? t('by', { name: isolated(invitedBy.name) }) : t(BY[invitedBy.kind])]
      : []),
    ...(leftAt ? [t('left', { day: formatDay(lang, leftAt, timeZone) })] : []),
  ];
  return (
    <>
      <span className="flex flex-wrap items-baseline gap-x-2">
        <span className="min-w-0 break-words font-medium">
          {me ? t('you', { name: isolated(name) }) : <Name>{name}</Name>}
        </span>
        {joined ? (
          <span className="rounded-sm bg-warning-soft px-1.5 text-sm">
            {t(joined === 'since_yours' ? 'sinceYours' : 'later')}
          </span>
        ) : null}
      </span>
      <span className="block break-words text-sm text-ink-soft">{about.join(' · ')}</span>
      {provider ? (
        <span className="flex flex-wrap items-center gap-x-1 text-sm text-ink-soft">
          {verified ? <BadgeCheck aria-hidden className="size-4 shrink-0 text-success" /> : null}
          {t(verified ? 'verified' : 'unverified')}
          {me && !verified ? <span className="basis-full">{t('verify', { provider })}</span> : null}
        </span>
      ) : null}
    </>
  );
}

const BY = { self: 'bySelf', unknown: 'byUnknown' } as const;
