import { getLocale } from 'next-intl/server';
import { LoopFigure } from '@/app/_learn/loop-figure';
import { loopPhases } from '@/app/_learn/loop-phases';
import { titled } from '@/app/_lib/title';
import { ButtonLink } from '@/app/_ui/button';
import { EmptyState } from '@/app/_ui/empty-state';
import { PageHeader } from '@/app/_ui/page-header';
import { StairGlyph } from '@/app/_ui/stair-glyph';
import { Table, Td, Th } from '@/app/_ui/table';
import { requireTeam } from '@/lib/access/require';
import { formatScore } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { type PhaseScore, phaseScores } from '@/lib/learn/cycle';
import type { Lang } from '@/lib/model/schema';
import { getResults, latestResult, type Results } from '@/lib/results/queries';

export const generateMetadata = titled('learn.cycle.title');

/** The loop of DevOps with the team's mean score in each phase, from its newest closed round. */
export default async function CyclePage({ params }: { params: Promise<{ teamId: string }> }) {
  const access = await requireTeam((await params).teamId);
  const [t, lang] = await Promise.all([getTranslations('learn.cycle'), getLocale()]);
  const roundId = await latestResult(access);
  const results = roundId ? await getResults(access, roundId) : null;
  const phases = results ? phaseScores(results.model, results.rows) : [];
  const scored = phases.some(({ score }) => score !== null);
  const description =
    results && scored ? t('lead', { round: isolated(results.round.name) }) : t('description');
  return (
    <>
      <PageHeader title={t('title')} description={description} />
      <div className="space-y-10">
        {scored ? null : <NoScores results={results} teamId={access.teamId} />}
        <LoopFigure phases={loopPhases(lang, scored ? drawn(phases, lang) : undefined)} />
        {results && scored ? <Scores phases={phases} results={results} lang={lang} /> : null}
      </div>
    </>
  );
}

/** Scores as the loop shows them. */
const drawn = (phases: readonly PhaseScore[], lang: Lang) =>
  new Map(
    phases.flatMap(({ id, score, level }) =>
      score === null || level === null ? [] : [[id, { text: formatScore(lang, score), level }] as const],
    ),
  );

/** Why the phases have no scores: no round, a round without practices, or nothing that this viewer may see. */
async function NoScores({ results, teamId }: { results: Results | null; teamId: string }) {
  const [t, o] = await Promise.all([getTranslations('learn.cycle.empty'), getTranslations('teams.overview')]);
  if (!results) {
    return (
      <EmptyState
        title={t('title')}
        action={<ButtonLink href={`/teams/${teamId}`}>{o('toTeam')}</ButtonLink>}
      >
        {t('body')}
      </EmptyState>
    );
  }
  const { id, name: round, mode } = results.round;
  const seeResult = <ButtonLink href={`/teams/${teamId}/rounds/${id}`}>{o('seeResult')}</ButtonLink>;
  return (
    <EmptyState title={t(mode === 'quick' ? 'quick' : 'hidden')} action={seeResult}>
      {t(mode === 'quick' ? 'quickBody' : 'hiddenBody', { round: isolated(round) })}
    </EmptyState>
  );
}

interface ScoresProps {
  phases: readonly PhaseScore[];
  results: Results;
  lang: Lang;
}

/** The same as a table, with how many practices stand behind each mean. */
async function Scores({ phases, results, lang }: ScoresProps) {
  const [t, names] = await Promise.all([
    getTranslations('learn.cycle'),
    getTranslations('learn.phases.names'),
  ]);
  const left = phases.reduce((sum, { n, all }) => sum + all - n, 0);
  return (
    <div className="max-w-read space-y-3">
      <Table caption={t('caption', { round: isolated(results.round.name) })} hideCaption>
        <thead>
          <tr>
            <Th>{t('phase')}</Th>
            <Th>{t('score')}</Th>
            <Th numeric>{t('practices')}</Th>
          </tr>
        </thead>
        <tbody>
          {phases.map(({ id, score, level, n, all }) => (
            <tr key={id}>
              <Th scope="row">{names(id)}</Th>
              <Td className="tnum whitespace-nowrap">
                <StairGlyph level={level} label="" className="mr-2 align-[-2px]" />
                {score === null ? t('none') : formatScore(lang, score)}
              </Td>
              <Td numeric>{t('of', { n, all })}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="text-sm text-ink-soft">
        {t('note')} {left > 0 ? t('left', { count: left }) : null}
      </p>
    </div>
  );
}
