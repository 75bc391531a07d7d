import { ActionForm } from '@/app/_forms/action-form';
import { Ask } from '@/app/_forms/ask';
import { FormText } from '@/app/_forms/fields';
import { Card, CardHeader } from '@/app/_ui/card';
import { CopyButton } from '@/app/_ui/copy-button';
import { QrCode } from '@/app/_ui/qr-code';
import { SubmitButton } from '@/app/_ui/submit-button';
import type { CodesSetUp } from '@/lib/access/factors/codes';
import { getTranslations } from '@/lib/i18n/translate';
import { LIMITS } from '@/lib/limits';
import { beginCodesAction, confirmCodesAction, removeCodesAction } from './actions';

interface Props {
  /** Whether they are set up. */
  on: boolean;
  /** What is to be put into the app, while that is being done. */
  begun: CodesSetUp | null;
  /** What goes with the last factor; null while there is another one. */
  last: string | null;
}

const inGroups = (secret: string) => secret.replace(/(.{4})(?=.)/g, '$1 ');

async function SetUp({ uri, secret }: CodesSetUp) {
  const t = await getTranslations('account.factors.codes');
  return (
    <div className="space-y-4">
      <ol className="list-decimal space-y-4 ps-5">
        <li className="space-y-3">
          <p>{t('scan')}</p>
          <QrCode text={uri} label={t('picture')} />
          {/* A phone cannot point its camera at itself. */}
          <p>
            <a href={uri} className="link inline-block py-1">
              {t('open')}
            </a>
          </p>
          <p className="text-sm text-ink-soft">{t('type')}</p>
          <div className="flex flex-wrap items-center gap-2">
            <code className="rounded-md bg-sunken px-2 py-1 text-sm break-words">{inGroups(secret)}</code>
            <CopyButton
              text={secret}
              label={t('copy')}
              copiedLabel={t('copied')}
              failedLabel={t('copyFailed')}
            />
          </div>
        </li>
        <li>
          <ActionForm action={confirmCodesAction} className="max-w-xs space-y-3">
            <FormText
              name="code"
              label={t('first')}
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={LIMITS.code}
              required
            />
            <SubmitButton pendingLabel={t('confirming')}>{t('confirm')}</SubmitButton>
          </ActionForm>
        </li>
      </ol>
      <ActionForm action={removeCodesAction}>
        <SubmitButton variant="ghost" pendingLabel={t('confirming')}>
          {t('cancel')}
        </SubmitButton>
      </ActionForm>
    </div>
  );
}

/** One-time codes of an app: set up, or how to. */
export async function Codes({ on, begun, last }: Props) {
  const t = await getTranslations('account.factors.codes');
  return (
    <Card as="section" data-print="hide">
      <CardHeader title={t('title')} description={t('description')} />
      {on ? (
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <p>{t('on')}</p>
          <Ask action={removeCodesAction} word={t('remove')} label={t('removeWhat')} title={t('removeTitle')}>
            <p>{t('removeBody')}</p>
            {last ? <p>{last}</p> : null}
          </Ask>
        </div>
      ) : begun ? (
        <SetUp {...begun} />
      ) : (
        <ActionForm action={beginCodesAction} className="space-y-4">
          <SubmitButton variant="secondary" pendingLabel={t('confirming')}>
            {t('begin')}
          </SubmitButton>
        </ActionForm>
      )}
    </Card>
  );
}
