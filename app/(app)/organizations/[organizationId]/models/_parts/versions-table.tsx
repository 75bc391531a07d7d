import clsx from 'clsx';
import type { Route } from 'next';
import Link from 'next/link';
import { ActionForm } from '@/app/_forms/action-form';
import { Badge } from '@/app/_ui/badge';
import { Name } from '@/app/_ui/name';
import { SubmitButton } from '@/app/_ui/submit-button';
import { Table, Td, Th } from '@/app/_ui/table';
import { formatDay } from '@/lib/i18n/format';
import { getTranslations } from '@/lib/i18n/translate';
import type { Lang } from '@/lib/model/schema';
import type { VersionRow } from '@/lib/model-versions/queries';
import { choiceOf } from '@/lib/model-versions/schema';
import { chooseModelAction } from '../actions';
import { versionName } from './name';

interface Props {
  organizationId: string;
  versions: readonly VersionRow[];
  mayPublish: boolean;
  lang: Lang;
  timeZone: string;
}

/** Left out on a phone, so that the buttons are in view; the page of the version has it. */
const WIDE = 'max-sm:hidden';

/** Published versions: since when, by whom, how often used, and what can be done with them. */
export async function VersionsTable({ organizationId, versions, mayPublish, lang, timeZone }: Props) {
  const [t, common] = await Promise.all([getTranslations('models'), getTranslations('common')]);
  const standing = versions.find(({ isDefault }) => isDefault);
  return (
    <Table caption={t('list.caption')} hideCaption>
      <thead>
        <tr>
          <Th>{t('list.version')}</Th>
          <Th className={WIDE}>{t('list.published')}</Th>
          <Th className={WIDE}>{t('list.author')}</Th>
          <Th numeric>{t('list.rounds')}</Th>
          <Th>{t('list.actions')}</Th>
        </tr>
      </thead>
      <tbody>
        {versions.map((row) => {
          const name = versionName(t, row);
          const choosable = mayPublish && !row.isDefault && (row.own || row.isCurrentBuiltIn);
          return (
            <tr key={row.id}>
              <Th scope="row">
                <Link
                  href={`/organizations/${organizationId}/models/${row.id}` as Route}
                  className="underline-offset-4 hover:underline"
                >
                  {name}
                </Link>{' '}
                {row.isDefault ? <Badge tone="accent">{t('list.default')}</Badge> : null}
              </Th>
              <Td className={clsx(WIDE, 'whitespace-nowrap')}>
                {formatDay(lang, row.publishedAt, timeZone)}
              </Td>
              <Td className={WIDE}>
                {row.own ? <Name>{row.author ?? t('list.gone')}</Name> : t('list.shipped')}
              </Td>
              <Td numeric>{row.rounds}</Td>
              <Td>
                <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
                  <a
                    href={`/api/organizations/${organizationId}/models/${row.id}.yaml?lang=${lang}`}
                    download
                    className="link inline-flex min-h-8 items-center"
                    aria-label={t('list.downloadName', { name })}
                  >
                    {t('list.download')}
                  </a>
                  {choosable ? (
                    <ActionForm action={chooseModelAction.bind(null, organizationId)}>
                      <input type="hidden" name="model" value={choiceOf(row)} />
                      {standing ? <input type="hidden" name="seen" value={choiceOf(standing)} /> : null}
                      <SubmitButton
                        variant="secondary"
                        size="sm"
                        pendingLabel={common('saving')}
                        aria-label={t('list.chooseName', { name })}
                      >
                        {t('list.chooseShort')}
                      </SubmitButton>
                    </ActionForm>
                  ) : null}
                </div>
              </Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
