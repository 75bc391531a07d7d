import { ActionForm } from '@/app/_forms/action-form';
import { DeleteByName } from '@/app/_forms/delete-by-name';
import { ReadyFile } from '@/app/_forms/ready-file';
import { Card, CardHeader } from '@/app/_ui/card';
import { isolated } from '@/lib/i18n/names';
import { useTranslations } from '@/lib/i18n/translate';
import { UNDO_DAYS } from '@/lib/limits';
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
      <DeleteByName
        action={deleteOrganizationAction.bind(null, organizationId)}
        field="confirmedName"
        words={{
          title: t('delete.title'),
          body: t('delete.body'),
          undo: t('delete.undo', { days: UNDO_DAYS }),
          label: t('delete.name', { name: isolated(name) }),
          submit: t('delete.submit'),
          pending: common('saving'),
        }}
      />
    </section>
  );
}
