import type { Metadata } from 'next';
import { forbidden, notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { ButtonLink } from '@/app/_ui/button';
import { CopyButton } from '@/app/_ui/copy-button';
import { PageHeader } from '@/app/_ui/page-header';
import { QrCode } from '@/app/_ui/qr-code';
import { may } from '@/lib/access/allow';
import { shownCode } from '@/lib/access/invitation-code';
import { requireTeam } from '@/lib/access/require';
import { siteOrigin } from '@/lib/env';
import { formatDay } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { words } from '@/lib/i18n/words';
import { LANGS, type Lang } from '@/lib/model/schema';
import { linkToShow } from '@/lib/teams/queries';
import { PosterButtons } from './poster-buttons';
import './poster.css';

/** Languages are written in themselves, for people who cannot read the page's. */
const OWN_NAME: Record<Lang, string> = { en: 'English', 'pt-BR': 'Português' };

interface Props {
  params: Promise<{ teamId: string; invitationId: string }>;
}

const load = cache(async (teamId: string, invitationId: string) => {
  const access = await requireTeam(teamId);
  if (!may(access, 'team:invite')) forbidden();
  return { access, link: (await linkToShow(access, invitationId)) ?? notFound() };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { teamId, invitationId } = await params;
  const { access } = await load(teamId, invitationId);
  return { title: (await getTranslations('teams.room'))('title', { team: isolated(access.team.name) }) };
}

/** An invitation link for a room: a picture for cameras, a short code, and texts to send. */
export default async function RoomPage({ params }: Props) {
  const { teamId, invitationId } = await params;
  const { access, link } = await load(teamId, invitationId);
  const [lang, t, common] = await Promise.all([
    getLocale(),
    getTranslations('teams.room'),
    getTranslations('common'),
  ]);
  const team = isolated(access.team.name);
  const address = `${siteOrigin()}/join/${link.token}`;
  const typed = `${siteOrigin().replace(/^https?:\/\//, '')}/join`;
  const until = (own: typeof lang) => formatDay(own, link.expiresAt, access.timeZone);
  const copying = { copiedLabel: common('copied'), failedLabel: common('copyFailed') };
  return (
    <>
      <div data-print="hide">
        <PageHeader
          title={t('title', { team })}
          description={t('description')}
          actions={<ButtonLink href={`/teams/${teamId}/people`}>{t('back')}</ButtonLink>}
        />
      </div>
      <section id="poster" aria-label={t('poster')} className="poster">
        <h2 className="poster-title">{t('join', { team })}</h2>
        <QrCode text={address} label={t('picture')} className="poster-code" />
        <div className="poster-words">
          <p>{t('scan')}</p>
          <p>
            {t('or')} <strong className="wrap-anywhere">{typed}</strong>
          </p>
          <p className="poster-letters">
            <span className="sr-only">{t('spelled', { letters: [...link.code].join(' ') })}</span>
            <span aria-hidden>{shownCode(link.code)}</span>
          </p>
          <p className="poster-small">{t('until', { date: until(lang), count: link.maxUses - link.uses })}</p>
        </div>
      </section>
      <div className="mt-4" data-print="hide">
        <PosterButtons of="poster" words={{ full: t('full'), print: t('print') }} />
      </div>
      <section className="mt-10 max-w-read" data-print="hide">
        <h2>{t('texts')}</h2>
        <p className="text-ink-soft">{t('textsWhy')}</p>
        {LANGS.map((own) => {
          const text = words(own, 'teams.room')('text', {
            team: access.team.name,
            organization: access.team.organizationName,
            link: address,
            page: typed,
            code: shownCode(link.code),
            date: until(own),
          });
          return (
            <div key={own} className="mt-4 rounded-md border border-line bg-surface p-4">
              <h3 className="font-medium">{OWN_NAME[own]}</h3>
              <p lang={own} className="my-2 whitespace-pre-line wrap-anywhere">
                {text}
              </p>
              <CopyButton text={text} label={common('copy')} about={OWN_NAME[own]} {...copying} />
            </div>
          );
        })}
      </section>
    </>
  );
}
