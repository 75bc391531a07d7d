import Link from 'next/link';
import { TriangleAlert } from '@/app/_ui/icons';
import { Name } from '@/app/_ui/name';
import { Progress } from '@/app/_ui/progress';
import { Table, Td, Th } from '@/app/_ui/table';
import { formatPoints } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { useTranslations } from '@/lib/i18n/translate';
import type { Work } from '@/lib/overview/read-work';
import type { TeamLoad } from '@/lib/overview/work';
import { WorkPages } from './pages';
import type { WorkView } from './view';

interface Props {
  work: Work;
  view: WorkView;
  /** Only steps of one framework are counted. */
  ofFramework: boolean;
}

/** What open steps take of each team's cycle. */
export function Loads({ work, view, ofFramework }: Props) {
  const t = useTranslations('work.load');
  const { rows: loads, all } = work.loads;
  if (loads.length === 0) return null;
  return (
    <section aria-labelledby="loads">
      <h2 id="loads" className="text-xl">
        {t('title')}
      </h2>
      <p className="mt-1 mb-3 max-w-read text-ink-soft">
        {[t('lead'), ...(ofFramework ? [t('framework')] : [])].join(' ')}
      </p>
      <Table caption={t('caption')} hideCaption stack>
        <thead>
          <tr>
            <Th>{t('team')}</Th>
            <Th numeric>{t('steps')}</Th>
            <Th>{t('effort')}</Th>
          </tr>
        </thead>
        <tbody>
          {loads.map((load) => (
            <LoadRow key={load.teamId} load={load} view={view} />
          ))}
        </tbody>
      </Table>
      <WorkPages label={t('title')} list="load" all={all} view={view} />
    </section>
  );
}

function LoadRow({ load, view }: { load: TeamLoad; view: WorkView }) {
  const t = useTranslations('work.load');
  const { teamId, team, steps, effort, capacity, hidden } = load;
  const text = t('of', {
    effort: formatPoints(view.lang, effort),
    capacity: formatPoints(view.lang, capacity),
  });
  return (
    <tr className="*:align-top">
      <Th scope="row">
        <Link href={`/teams/${teamId}/plan`} className="underline underline-offset-4">
          <Name>{team}</Name>
        </Link>
      </Th>
      <Td numeric label={t('steps')}>
        {steps}
      </Td>
      <Td label={t('effort')} className="sm:min-w-64">
        <Progress label={isolated(team)} value={Math.min(effort, capacity)} max={capacity} valueText={text} />
        {effort > capacity ? (
          <span className="mt-1 flex items-center gap-1 text-sm font-medium text-warning">
            <TriangleAlert aria-hidden className="size-4 shrink-0" />
            {t('over')}
          </span>
        ) : null}
        {hidden > 0 ? (
          <span className="block text-sm text-ink-soft">{t('hidden', { count: hidden })}</span>
        ) : null}
      </Td>
    </tr>
  );
}
