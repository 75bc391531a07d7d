import { ActionForm } from '@/app/_forms/action-form';
import { SubmitButton } from '@/app/_ui/submit-button';
import { Table, Td, Th } from '@/app/_ui/table';
import { may } from '@/lib/access/allow';
import type { OrganizationAccess } from '@/lib/access/types';
import { formatDayAndTime } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { useTranslations } from '@/lib/i18n/translate';
import type { ListedJob } from '@/lib/jobs/queries';
import type { Lang } from '@/lib/model/schema';
import { retryJobAction } from './actions';

interface Props {
  jobs: readonly ListedJob[];
  lang: Lang;
  access: OrganizationAccess;
}

function State({ job: { state, attempts, problem } }: { job: ListedJob }) {
  const t = useTranslations('jobs');
  const again = state === 'waiting' && attempts > 0;
  return (
    <>
      <span className={state === 'failed' ? 'font-medium text-danger' : undefined}>
        {again ? t('states.again', { attempts }) : t(`states.${state}`)}
      </span>
      {problem ? <span className="block text-sm text-ink-soft">{t(`problems.${problem}`)}</span> : null}
    </>
  );
}

/** What runs in the background; on a phone each is a block. What was given up can be tried again. */
export function JobTable({ jobs, lang, access }: Props) {
  const t = useTranslations('jobs');
  const c = useTranslations('common');
  const retries = may(access, 'job:retry') && jobs.some(({ state }) => state === 'failed');
  const retry = retryJobAction.bind(null, access.organizationId);
  return (
    <Table caption={t('background.caption')} hideCaption stack>
      <thead>
        <tr>
          <Th>{t('background.what')}</Th>
          <Th>{t('background.when')}</Th>
          <Th>{t('background.state')}</Th>
          {retries ? <Th>{t('background.action')}</Th> : null}
        </tr>
      </thead>
      <tbody>
        {jobs.map((job) => {
          const names = { team: isolated(job.team), round: isolated(job.round ?? '') };
          const what = t(`what.${job.kind}`, names);
          return (
            <tr key={job.id}>
              <Td label={t('background.what')} className="break-words">
                {what}
              </Td>
              <Td label={t('background.when')} className="tnum sm:whitespace-nowrap">
                <time dateTime={job.createdAt.toISOString()}>
                  {formatDayAndTime(lang, job.createdAt, access.timeZone)}
                </time>
              </Td>
              <Td label={t('background.state')}>
                <State job={job} />
              </Td>
              {retries ? (
                <Td label={t('background.action')}>
                  {job.state === 'failed' ? (
                    <ActionForm action={retry}>
                      <input type="hidden" name="jobId" value={job.id} />
                      <SubmitButton
                        variant="secondary"
                        size="sm"
                        pendingLabel={c('saving')}
                        aria-label={t('background.retryName', { what })}
                      >
                        {t('background.retry')}
                      </SubmitButton>
                    </ActionForm>
                  ) : null}
                </Td>
              ) : null}
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
