import Link from 'next/link';
import { Svg } from '@/app/_charts/svg';
import { reachText } from '@/app/_results/row-words';
import { Name } from '@/app/_ui/name';
import { Pages } from '@/app/_ui/pages';
import { Table, Td, Th } from '@/app/_ui/table';
import { steadiedWhisker } from '@/lib/charts/steadied-whisker';
import { formatScore } from '@/lib/i18n/format';
import { words } from '@/lib/i18n/words';
import type { Lang } from '@/lib/model/schema';
import type { SteadiedScores, SteadiedTeam } from '@/lib/overview/steadied-teams';

/** Teams on a page. */
const SHOWN = 50;

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
              {scores.teams.slice((page - 1) * SHOWN, page * SHOWN).map((team) => (
                <SteadiedRow key={team.teamId} {...{ team, scores, lang }} />
              ))}
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

function SteadiedRow({ team, scores, lang }: { team: SteadiedTeam; scores: SteadiedScores; lang: Lang }) {
  const w = words(lang);
  const { own, pooled } = team;
  const { interval } = pooled;
  return (
    <tr>
      <Th scope="row">
        <Link href={`/teams/${team.teamId}/rounds/${team.roundId}`} className="link" prefetch={false}>
          <Name>{team.name}</Name>
        </Link>
      </Th>
      <Td className="tnum">
        {formatScore(lang, own.score ?? 0)}{' '}
        <span className="block text-sm text-ink-soft sm:inline">{reachText(w, lang, own)}</span>
      </Td>
      <Td className="tnum">
        {formatScore(lang, pooled.score)}{' '}
        <span className="block text-sm text-ink-soft sm:inline">
          {interval ? reachText(w, lang, { ci95: interval, margin: null }) : w('moved.steadied.noInterval')}
        </span>
      </Td>
      <Td className="hidden sm:table-cell">
        <Svg
          as="span"
          markup={steadiedWhisker({
            own: own.score ?? 0,
            pooled: pooled.score,
            reach: interval,
            mean: scores.mean,
          })}
        />
      </Td>
      {scores.mayCompare ? <Td>{w(`moved.steadied.sides.${pooled.side}`)}</Td> : null}
    </tr>
  );
}
