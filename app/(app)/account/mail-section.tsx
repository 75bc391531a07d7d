import { ActionForm } from '@/app/_forms/action-form';
import { FormChecks } from '@/app/_forms/choices';
import { Card, CardHeader } from '@/app/_ui/card';
import { SubmitButton } from '@/app/_ui/submit-button';
import { mailChoicesOf } from '@/lib/access/mail-choices';
import type { CurrentUser } from '@/lib/access/require';
import { mailSettings, onlyVerifiedCount } from '@/lib/env';
import { getTranslations } from '@/lib/i18n/translate';
import { MAIL_CHOICES } from '@/lib/jobs/kinds';
import { askToVerifyAction, chooseMailsAction } from './mail-actions';

/** Which mails somebody gets, and whether their address is known to be theirs; nothing where no mail is sent. */
export async function MailSection({ user }: { user: CurrentUser }) {
  if (!mailSettings()) return null;
  const [t, { kinds, verified }] = await Promise.all([getTranslations('account.mail'), mailChoicesOf(user)]);
  return (
    <Card as="section" id="mail">
      <CardHeader title={t('title')} />
      <div className="mb-6 grid gap-3">
        <p>{t(verified ? 'verified' : 'unverified')}</p>
        {!verified && onlyVerifiedCount() ? <p>{t('uncounted')}</p> : null}
        {verified ? null : (
          <ActionForm action={askToVerifyAction} doneMessage={t('asked')}>
            <SubmitButton variant="secondary" pendingLabel={t('asking')}>
              {t('ask')}
            </SubmitButton>
          </ActionForm>
        )}
      </div>
      <ActionForm
        action={chooseMailsAction}
        className="grid justify-items-start gap-4"
        doneMessage={t('saved')}
      >
        <FormChecks
          legend={t('kinds')}
          hint={t('kindsHint')}
          name="kinds"
          options={MAIL_CHOICES.map((value) => ({ value, label: t(`kind.${value}`) }))}
          defaultValues={kinds}
        />
        <SubmitButton variant="secondary" pendingLabel={t('saving')}>
          {t('save')}
        </SubmitButton>
      </ActionForm>
    </Card>
  );
}
