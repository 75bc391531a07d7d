import type { Metadata } from 'next';
import { Preferences } from '@/app/_forms/preferences';
import { Callout } from '@/app/_ui/callout';
import { Card, CardHeader } from '@/app/_ui/card';
import { Name } from '@/app/_ui/name';
import { PageHeader } from '@/app/_ui/page-header';
import { isDemoEmail } from '@/lib/access/email';
import { requireUser } from '@/lib/access/require';
import { getTranslations } from '@/lib/i18n/translate';
import { FactorSection } from './factor-section';
import { MailSection } from './mail-section';
import { MyDataSection } from './my-data-section';
import { NameSection } from './name-section';
import { PasswordSection } from './password-section';
import { PastAnswers } from './past-answers';
import { SessionsSection } from './sessions-section';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('title') };
}

/** One under the other where they do not fit side by side. */
function NameAndEmail({ name, email }: { name: string; email: string }) {
  return (
    <span className="flex flex-wrap gap-x-4">
      <Name>{name}</Name>
      <span className="break-all">{email}</span>
    </span>
  );
}

export default async function AccountPage() {
  const user = await requireUser();
  const t = await getTranslations('account');
  const demo = isDemoEmail(user.email);
  return (
    <div className="max-w-2xl">
      <PageHeader title={t('title')} description={<NameAndEmail {...user} />} />
      <div className="space-y-6">
        {demo ? <Callout>{t('demo')}</Callout> : <NameSection user={user} />}
        <Card as="section">
          <CardHeader title={t('display')} />
          <Preferences />
        </Card>
        <PastAnswers userId={user.id} sessionId={user.sessionId} />
        {demo ? null : <PasswordSection user={user} />}
        {demo ? null : <FactorSection userId={user.id} />}
        {demo ? null : <MailSection user={user} />}
        <SessionsSection userId={user.id} everywhere={!demo} />
        {demo ? null : <MyDataSection user={user} />}
      </div>
    </div>
  );
}
