import type { Metadata, Route } from 'next';
import { ActionForm } from '@/app/_forms/action-form';
import { ButtonLink } from '@/app/_ui/button';
import { SubmitButton } from '@/app/_ui/submit-button';
import { mailChoicesOf } from '@/lib/access/mail-choices';
import { provesAddress } from '@/lib/access/mail-links';
import { requireUser } from '@/lib/access/require';
import { getTranslations } from '@/lib/i18n/translate';
import { verifyAddressAction } from './actions';

interface Props {
  params: Promise<{ token: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.verify');
  return { title: t('title'), robots: { index: false, follow: false } };
}

/** Where the link in a mail leads that confirms an address. A button confirms it: programs that look at mails open links, too. */
export default async function VerifyPage({ params }: Props) {
  const { token } = await params;
  const user = await requireUser();
  const [t, { verified }] = await Promise.all([getTranslations('account.verify'), mailChoicesOf(user)]);
  const works = provesAddress(token, user, new Date());
  const state = verified ? 'done' : works ? 'ask' : 'over';
  return (
    <div className="mx-auto w-full max-w-md space-y-6">
      <h1>{t('title')}</h1>
      <p className="text-lg break-words text-ink-soft">{t(state, { email: user.email })}</p>
      {state === 'ask' ? (
        <ActionForm action={verifyAddressAction}>
          <input type="hidden" name="token" value={token} />
          <SubmitButton size="lg" className="w-full" pendingLabel={t('pending')}>
            {t('submit')}
          </SubmitButton>
        </ActionForm>
      ) : (
        <ButtonLink href={(state === 'done' ? '/home' : '/account#mail') as Route}>
          {t(state === 'done' ? 'home' : 'account')}
        </ButtonLink>
      )}
    </div>
  );
}
