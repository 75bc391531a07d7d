import type { Route } from 'next';
import { getLocale } from 'next-intl/server';
import { titled } from '@/app/_lib/title';
import { ButtonLink } from '@/app/_ui/button';
import { Callout } from '@/app/_ui/callout';
import { EmptyState } from '@/app/_ui/empty-state';
import { PageHeader } from '@/app/_ui/page-header';
import { can } from '@/lib/access/policy';
import { refusePage } from '@/lib/access/refuse-page';
import { requireOrganization } from '@/lib/access/require';
import { mailSettings } from '@/lib/env';
import { getTranslations } from '@/lib/i18n/translate';
import { outboxOf } from '@/lib/jobs/queries';
import { Message } from './message';

interface Props {
  params: Promise<{ organizationId: string }>;
}

export const generateMetadata = titled('jobs.outbox.title');

export default async function OutboxPage({ params }: Props) {
  const access = await requireOrganization((await params).organizationId);
  if (!can(access.role, 'team:invite')) await refusePage(access, 'team:invite');
  const [t, lang, messages] = await Promise.all([
    getTranslations('jobs.outbox'),
    getLocale(),
    outboxOf(access),
  ]);
  const mails = mailSettings() !== null && !access.inDemo;
  const background = `/organizations/${access.organizationId}/background` as Route;
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          can(access.role, 'job:retry') ? (
            <ButtonLink href={background} variant="secondary">
              {t('background')}
            </ButtonLink>
          ) : null
        }
      />
      <div className="mb-6 max-w-read">
        <Callout>{t(mails ? 'mail' : 'noMail')}</Callout>
      </div>
      {messages.length === 0 ? (
        <EmptyState title={t('none.title')}>{t('none.body')}</EmptyState>
      ) : (
        <ul aria-label={t('list')} className="grid max-w-3xl gap-4">
          {messages.map((message) => (
            <Message
              key={message.id}
              message={message}
              lang={lang}
              timeZone={access.timeZone}
              mails={mails}
            />
          ))}
        </ul>
      )}
    </>
  );
}
