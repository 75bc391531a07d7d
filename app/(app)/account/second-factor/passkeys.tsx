import { headers } from 'next/headers';
import { ActionForm } from '@/app/_forms/action-form';
import { Ask } from '@/app/_forms/ask';
import { FormText } from '@/app/_forms/fields';
import { FormDetails } from '@/app/_forms/form-details';
import { Card, CardHeader } from '@/app/_ui/card';
import { Name } from '@/app/_ui/name';
import { SubmitButton } from '@/app/_ui/submit-button';
import { browserOf } from '@/lib/access/browser-name';
import type { PasskeyOfMine } from '@/lib/access/factors/passkeys';
import { passkeysWork } from '@/lib/access/factors/relying-party';
import { isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { LIMITS } from '@/lib/limits';
import { addPasskeyAction, removePasskeyAction, renamePasskeyAction } from './actions';
import { AddPasskey } from './add-passkey';

const DAY = 24 * 60 * 60 * 1000;
const daysSince = (moment: Date): number => Math.max(0, Math.floor((Date.now() - moment.getTime()) / DAY));

interface Props {
  passkeys: readonly PasskeyOfMine[];
  /** What goes with the last factor; null while there is another one. */
  last: string | null;
}

async function OnePasskey({ passkey, last }: { passkey: PasskeyOfMine; last: string | null }) {
  const t = await getTranslations('account.factors.passkeys');
  const { id, name, createdAt, usedOn } = passkey;
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p className="font-medium break-words">
            <Name>{name}</Name>
          </p>
          <p className="text-sm text-ink-soft">
            {usedOn ? t('used', { days: daysSince(new Date(usedOn)) }) : t('unused')} ·{' '}
            {t('added', { days: daysSince(createdAt) })}
          </p>
        </div>
        <Ask
          action={removePasskeyAction}
          fields={{ id }}
          word={t('remove')}
          label={t('removeName', { name: isolated(name) })}
          title={t('removeTitle', { name: isolated(name) })}
        >
          <p>{t('removeBody')}</p>
          {last ? <p>{last}</p> : null}
        </Ask>
      </div>
      <ActionForm action={renamePasskeyAction} doneMessage={t('renamed')}>
        <FormDetails summary={t('rename')} about={name}>
          <input type="hidden" name="id" value={id} />
          <div className="flex max-w-md flex-wrap items-end gap-2">
            <FormText
              name="name"
              label={t('name')}
              defaultValue={name}
              maxLength={LIMITS.name}
              className="grow"
              required
            />
            <SubmitButton variant="secondary" pendingLabel={t('saving')}>
              {t('save')}
            </SubmitButton>
          </div>
        </FormDetails>
      </ActionForm>
    </li>
  );
}

/** The passkeys of a person, and how to add one. */
export async function Passkeys({ passkeys, last }: Props) {
  const t = await getTranslations('account');
  const { browser, system } = browserOf((await headers()).get('user-agent'));
  const here = browser && system ? t('devices.device', { browser, system }) : (browser ?? system ?? '');
  const words = {
    add: t('factors.passkeys.add'),
    pending: t('factors.passkeys.pending'),
    waiting: t('factors.passkeys.waiting'),
    failed: t('factors.passkeys.failed'),
    known: t('factors.passkeys.known'),
    unable: t('factors.passkeys.unable'),
  };
  return (
    <Card as="section" data-print="hide">
      <CardHeader title={t('factors.passkeys.title')} description={t('factors.passkeys.description')} />
      {passkeys.length > 0 ? (
        <ul aria-label={t('factors.passkeys.list')} className="mb-4 divide-y divide-line">
          {passkeys.map((passkey) => (
            <OnePasskey key={passkey.id} passkey={passkey} last={last} />
          ))}
        </ul>
      ) : null}
      {passkeysWork() ? (
        <ActionForm
          action={addPasskeyAction}
          className="max-w-md space-y-4"
          doneMessage={t('factors.passkeys.done')}
        >
          <FormText
            name="name"
            label={t('factors.passkeys.newName')}
            hint={t('factors.passkeys.newNameHint')}
            defaultValue={here}
            maxLength={LIMITS.name}
            required
          />
          <AddPasskey words={words} />
        </ActionForm>
      ) : (
        <p className="text-ink-soft">{t('factors.passkeys.notHere')}</p>
      )}
    </Card>
  );
}
