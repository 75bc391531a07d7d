import { ActionForm } from '@/app/_forms/action-form';
import { Ask } from '@/app/_forms/ask';
import { FormText } from '@/app/_forms/fields';
import { ReadyFile } from '@/app/_forms/ready-file';
import { Callout } from '@/app/_ui/callout';
import { Card, CardHeader } from '@/app/_ui/card';
import { SubmitButton } from '@/app/_ui/submit-button';
import { hasPassword } from '@/lib/access/account';
import { organizationsOwnedAlone } from '@/lib/access/leaving';
import type { CurrentUser } from '@/lib/access/require';
import { isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { LIMITS, UNDO_DAYS } from '@/lib/limits';
import { changeAddressAction, leaveAction, prepareDataAction } from './actions';

/** Another address to sign in with; people who come through an identity provider have theirs from it. */
async function Address({ user }: { user: CurrentUser }) {
  const t = await getTranslations('account.address');
  const own = await hasPassword(user);
  return (
    <Card as="section">
      <CardHeader title={t('title')} />
      {own ? (
        <ActionForm action={changeAddressAction} className="space-y-4" doneMessage={t('changed')}>
          <FormText
            name="email"
            label={t('new')}
            hint={t('hint')}
            type="email"
            autoComplete="email"
            maxLength={LIMITS.email}
            required
          />
          <SubmitButton variant="secondary" pendingLabel={t('changing')}>
            {t('change')}
          </SubmitButton>
        </ActionForm>
      ) : (
        <p className="text-ink-soft">{t('provider')}</p>
      )}
    </Card>
  );
}

async function Leaving({ user }: { user: CurrentUser }) {
  const [t, alone] = await Promise.all([
    getTranslations('account.leaving'),
    organizationsOwnedAlone(user.id),
  ]);
  return (
    <Card as="section">
      <CardHeader title={t('title')} />
      <div className="space-y-3">
        <p>{t('goes')}</p>
        <p>{t('stays')}</p>
        <p>{t('undo', { days: UNDO_DAYS })}</p>
        {alone.length > 0 ? (
          <Callout>
            {t('alone', { count: alone.length, names: alone.map(({ name }) => isolated(name)).join(', ') })}
          </Callout>
        ) : (
          <Ask action={leaveAction} size="md" word={t('submit')} title={t('ask')}>
            <p>{t('askBody', { days: UNDO_DAYS })}</p>
          </Ask>
        )}
      </div>
    </Card>
  );
}

/** What a person does with all that is held about them. */
export async function MyDataSection({ user }: { user: CurrentUser }) {
  const t = await getTranslations('account.data');
  return (
    <>
      <Address user={user} />
      <Card as="section" id="my-data">
        <CardHeader title={t('title')} />
        <p className="mb-4">{t('body')}</p>
        <ActionForm action={prepareDataAction}>
          <ReadyFile
            prepare={t('submit')}
            pending={t('pending')}
            ready={t('ready')}
            download={t('download')}
          />
        </ActionForm>
      </Card>
      <Leaving user={user} />
    </>
  );
}
