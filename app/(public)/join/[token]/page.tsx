import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { Callout } from '@/app/_ui/callout';
import { isDemoEmail } from '@/lib/access/email';
import { findInvitation, whyInvitationIsOver } from '@/lib/access/invitation';
import { currentUser } from '@/lib/access/require';
import { formatCalendarDate, formatDay } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { JoinAsMember } from './join-as-member';
import { JoinAsNew } from './join-as-new';
import { SwitchPerson } from './switch-person';

interface Props {
  params: Promise<{ token: string }>;
}

/** The address is a key: search engines must not keep it, should one ever find it. */
export async function generateMetadata(): Promise<Metadata> {
  return { robots: { index: false, follow: false } };
}

/** Who is in the team already needs no link any more; everybody else reads why it is over. */
async function overFor(token: string, userId: string | null): Promise<never> {
  const over = userId === null ? null : await whyInvitationIsOver(token, userId);
  return over?.team ? redirect(`/teams/${over.team}`) : notFound();
}

export default async function JoinPage({ params }: Props) {
  const { token } = await params;
  const person = await currentUser();
  const invitation = (await findInvitation(token)) ?? (await overFor(token, person?.id ?? null));
  const [t, lang] = await Promise.all([getTranslations('access.join'), getLocale()]);
  const {
    invitedBy: name,
    jobRole,
    round,
    endsOn,
    expiresAt,
    left,
    timeZone,
    outsideThreshold: outside,
  } = invitation;
  const [team, organization] = [isolated(invitation.team), isolated(invitation.organization)];
  const visitor = person !== null && isDemoEmail(person.email);
  const barred = invitation.kind === 'demo' ? t('sample') : visitor ? t('sampleVisitor') : null;
  return (
    <div className="mx-auto w-full max-w-md space-y-6">
      <header className="space-y-2">
        <h1>{t('title', { team })}</h1>
        <p className="text-lg text-ink-soft">
          {name ? t('by', { name: isolated(name), organization }) : t('byNobody', { organization })}
        </p>
      </header>
      <p>{t('why')}</p>
      <section aria-label={t('facts.title')}>
        <ul className="list-disc space-y-1 pl-5 text-ink-soft">
          <li>
            {round === null
              ? t('facts.noRound')
              : endsOn === null
                ? t('facts.round', { round: isolated(round) })
                : t('facts.roundUntil', { round: isolated(round), day: formatCalendarDate(lang, endsOn) })}
          </li>
          <li>{t('facts.seen', { outside })}</li>
          <li>{t('facts.link', { date: formatDay(lang, expiresAt, timeZone), count: left })}</li>
        </ul>
      </section>
      {barred ? <Callout>{barred}</Callout> : null}
      {barred === null && person ? <JoinAsMember token={token} jobRole={jobRole} /> : null}
      {barred === null && !person ? <JoinAsNew token={token} jobRole={jobRole} /> : null}
      {person ? <SwitchPerson token={token} person={person} /> : null}
    </div>
  );
}
