import { reachText } from '@/app/_results/row-words';
import { Pages } from '@/app/_ui/pages';
import { Table, Th } from '@/app/_ui/table';
import { formatScore } from '@/lib/i18n/format';
import { words } from '@/lib/i18n/words';
import type { Lang } from '@/lib/model/schema';
import type { SteadiedScores, SteadiedTeam } from '@/lib/overview/steadied-teams';
import { drawn } from './drawn';
import { SteadiedRows, type SteadiedRowText } from './steadied-rows';

/** Teams on a page. */
const SHOWN = 25;

interface Props {
  scores: SteadiedScores | null;
  lang: Lang;
  /** From 1; one that is not there is the last. */
  page: number;
  /** Address of a page of this table. */
  address: (page: number | null) => string;
}

/** The teams' scores as they were measured and pulled to their common mean: estimates, and marked as such. */
export function SteadiedTable({ scores, lang, page: asked, address }: Props) {
  const w = words(lang);
  const pages = Math.max(1, Math.ceil((scores?.teams.length ?? 0) / SHOWN));
  const page = Math.min(Math.max(1, asked), pages);
  return (
    <section aria-labelledby="steadied" className="mt-10">
      <h2 id="steadied" className="text-lg">
        {w('moved.steadied.title')}
      </h2>
      {scores ? (
        <>
          <p className="mt-1 max-w-read text-sm text-ink-soft">
            {w('moved.steadied.intro', { n: scores.teams.length, mean: formatScore(lang, scores.mean) })}
          </p>
          <p className="mt-1 mb-3 max-w-read text-sm text-ink-soft">
            {w(`moved.steadied.${scores.mayCompare ? 'compare' : 'noCompare'}`)}
          </p>
          <Table caption={w('moved.steadied.caption')} hideCaption>
            <thead>
              <tr>
                <Th>{w('moved.steadied.team')}</Th>
                <Th>{w('moved.steadied.own')}</Th>
                <Th>{w('moved.steadied.pooled')}</Th>
                <Th className="hidden text-xs font-normal sm:table-cell">{w('moved.steadied.drawing')}</Th>
                {scores.mayCompare ? <Th>{w('moved.steadied.side')}</Th> : null}
              </tr>
            </thead>
            <tbody>
              <SteadiedRows
                rows={scores.teams
                  .slice((page - 1) * SHOWN, page * SHOWN)
                  .map((team) => rowOf(team, scores.mayCompare, lang))}
                mean={drawn(scores.mean)}
              />
            </tbody>
          </Table>
          <Pages label={w('moved.steadied.title')} {...{ page, pages, address }} />
        </>
      ) : (
        <p className="text-ink-soft">{w('moved.steadied.tooFew')}</p>
      )}
    </section>
  );
}

function rowOf(
  { teamId, roundId, name, own, pooled }: SteadiedTeam,
  mayCompare: boolean,
  lang: Lang,
): SteadiedRowText {
  const w = words(lang);
  const { interval, score, side } = pooled;
  return [
    teamId,
    roundId,
    name,
    formatScore(lang, own.score ?? 0),
    reachText(w, lang, own),
    formatScore(lang, score),
    interval ? reachText(w, lang, { ci95: interval, margin: null }) : w('moved.steadied.noInterval'),
    mayCompare ? w(`moved.steadied.sides.${side}`) : '',
    interval
      ? [drawn(own.score ?? 0), drawn(score), drawn(interval.lo), drawn(interval.hi)]
      : [drawn(own.score ?? 0), drawn(score)],
  ];
}
