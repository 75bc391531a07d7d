import { ActionForm } from '@/app/_forms/action-form';
import { FormText } from '@/app/_forms/fields';
import { ReadyFile } from '@/app/_forms/ready-file';
import { Card, CardHeader } from '@/app/_ui/card';
import { SubmitButton } from '@/app/_ui/submit-button';
import { isolated } from '@/lib/i18n/names';
import { useTranslations } from '@/lib/i18n/translate';
import { LIMITS, UNDO_DAYS } from '@/lib/limits';
import { deleteOrganizationAction, prepareArchiveAction } from './actions';

interface Props {
  organizationId: string;
  name: string;
}

/** What an owner does with all that an organization has. */
export function OwnData({ organizationId, name }: Props) {
  const t = useTranslations('organizations.settings.data');
  const common = useTranslations('common');
  return (
    <section aria-labelledby="own-data" className="mt-12 grid max-w-read gap-6">
      <h2 id="own-data">{t('title')}</h2>
      <Card as="section">
        <CardHeader title={t('export.title')} />
        <p className="mb-4">{t('export.body')}</p>
        <ActionForm action={prepareArchiveAction.bind(null, organizationId)}>
          <ReadyFile
            prepare={t('export.submit')}
            pending={common('saving')}
            ready={t('export.ready')}
            download={t('export.download')}
          />
        </ActionForm>
      </Card>
      <Card as="section">
        <CardHeader title={t('delete.title')} />
        <p className="mb-2">{t('delete.body')}</p>
        <p className="mb-4">{t('delete.undo', { days: UNDO_DAYS })}</p>
        <ActionForm action={deleteOrganizationAction.bind(null, organizationId)} className="grid gap-4">
          <FormText
            name="confirmedName"
            label={t('delete.name', { name: isolated(name) })}
            required
            maxLength={LIMITS.name}
            autoComplete="off"
          />
          <div>
            <SubmitButton variant="danger" pendingLabel={common('saving')}>
              {t('delete.submit')}
            </SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </section>
  );
}
