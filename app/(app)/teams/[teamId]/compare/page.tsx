import type { Route } from 'next';
import { getLocale } from 'next-intl/server';
import { titled } from '@/app/_lib/title';
import { Callout } from '@/app/_ui/callout';
import { EmptyState } from '@/app/_ui/empty-state';
import { PageHeader } from '@/app/_ui/page-header';
import { requireTeam } from '@/lib/access/require';
import { isolated } from '@/lib/i18n/names';
import { words } from '@/lib/i18n/words';
import { type SearchParams, single } from '@/lib/overview/filters';
import { sideBySide } from '@/lib/results/side-by-side';
import { ChooseRounds } from './choose';
import { Moves } from './moves';
import { ChangeParts } from './parts';
import { Radars } from './radars';
import { findingBetween, type Sides, sidesOf } from './sides';
import '../rounds/[roundId]/results.css';

interface Props {
  params: Promise<{ teamId: string }>;
  searchParams: Promise<SearchParams>;
}

export const generateMetadata = titled('overTime.compare.title');

/** How interval and verdict were made; nothing where no change is told. */
function howMade({ w, of, to, names }: Sides): string | null {
  if (of.reason !== null || to.results.round.format === 'consensus') return null;
  return of.published ? w('overTime.compare.publishedNote', names) : w('overTime.compare.worked');
}

/** Any two published rounds of a team side by side: pictures, principles, and what the change is made of. */
export default async function ComparePage({ params, searchParams }: Props) {
  const access = await requireTeam((await params).teamId);
  const asked = await searchParams;
  const lang = await getLocale();
  const w = words(lang);
  const wanted = { from: single(asked, 'from'), to: single(asked, 'to') };
  const of = await sideBySide(access, wanted);
  const breadcrumb = [{ label: isolated(access.team.name), href: `/teams/${access.teamId}` as Route }];
  const head = { title: w('overTime.compare.title'), breadcrumb, breadcrumbLabel: w('common.trail') };
  if (!of) {
    return (
      <>
        <PageHeader {...head} />
        <EmptyState title={w('overTime.compare.none')}>{w('overTime.compare.noneBody')}</EmptyState>
      </>
    );
  }
  const sides = sidesOf(of, w, lang);
  const order = single(asked, 'sort') === 'model' ? 'model' : 'change';
  const query = new URLSearchParams({ from: of.from.round.id, to: of.to.round.id });
  if (order === 'change') query.set('sort', 'model');
  const anything = [of.from, of.to].some(({ rows }) => rows.some(({ score }) => score !== null));
  const made = anything ? howMade(sides) : null;
  return (
    <>
      <PageHeader {...head} description={findingBetween(sides)} />
      <ChooseRounds sides={sides} rounds={of.rounds} sort={order === 'model' ? order : null} />
      <div className="grid grid-cols-1 gap-10">
        {of.gone ? <Callout tone="warning">{w('overTime.compare.gone')}</Callout> : null}
        {made ? <p className="max-w-read text-ink-soft">{made}</p> : null}
        <Radars sides={sides} />
        {anything ? (
          <>
            <Moves
              sides={sides}
              order={order}
              other={`/teams/${access.teamId}/compare?${query.toString()}` as Route}
            />
            <ChangeParts sides={sides} />
          </>
        ) : null}
      </div>
    </>
  );
}
