import type { Route } from 'next';
import { ButtonLink, buttonClass } from '@/app/_ui/button';
import { Callout } from '@/app/_ui/callout';
import { PageHeader } from '@/app/_ui/page-header';
import { formatDelta, formatScore } from '@/lib/i18n/format';
import { text } from '@/lib/model/localize';
import type { PrincipleEntry } from '@/lib/results/arrange';
import { headline } from '@/lib/results/headline';
import { once, type ResultContext } from './_html/context';

/** Names in a sentence: "A", or "A and B". */
function namesOf({ w, lang }: ResultContext, entries: readonly PrincipleEntry[]): string {
  const [first, second] = entries.map(({ principle }) => text(principle.title, lang));
  if (first === undefined) return '';
  return second === undefined ? first : w('results.step.andBeforeList', { first, second });
}

/** The first sentences: what changed, and where to go on. */
const opening = once((ctx) => {
  const { w, lang, results, arranged, before } = ctx;
  const { change, overall, improved, step, weakest, teamChanged } = headline(arranged, before !== null);
  const signed = (value: number | null | undefined) => (value == null ? '' : formatDelta(lang, value));
  const scored = (value: number | null | undefined) => (value == null ? '' : formatScore(lang, value));
  const sentence = w(`results.headline.${change}`, {
    before: before?.name ?? w('results.beforeThis'),
    score: scored(overall?.score),
    delta: signed(overall?.change?.delta),
    lo: signed(overall?.change?.ci95?.lo),
    hi: signed(overall?.change?.ci95?.hi),
    names: namesOf(ctx, improved),
    threshold: results.threshold,
  });
  const name = weakest ? text(weakest.principle.title, lang) : '';
  const next = w(`results.step.${step}`, { name, score: scored(weakest?.row.score) });
  return { text: `${sentence} ${next}`, hasNext: weakest !== null, teamChanged };
});

/** Top of the page: what changed, where to go on, and what can be taken along. */
export function Opening({ ctx, teamId }: { ctx: ResultContext; teamId: string }) {
  const { w, results } = ctx;
  const { text: description, hasNext, teamChanged } = opening(ctx);
  const base = `/teams/${teamId}`;
  return (
    <>
      <PageHeader
        title={results.round.name}
        description={description}
        actions={
          <>
            {hasNext ? (
              <ButtonLink variant="primary" href={`${base}/next` as Route}>
                {w('results.toNext')}
              </ButtonLink>
            ) : null}
            <ButtonLink href={`${base}/plan` as Route}>{w('results.plan')}</ButtonLink>
            <a
              className={buttonClass('ghost')}
              href={`/api${base}/rounds/${results.round.id}/results.csv`}
              download
            >
              {w('results.csv')}
            </a>
          </>
        }
      />
      {teamChanged ? (
        <Callout title={w('results.teamChanged.title')}>{w('results.teamChanged.body')}</Callout>
      ) : null}
    </>
  );
}
