import type { Route } from 'next';
import { fewPeople } from '@/app/_results/change-words';
import { courseText } from '@/app/_results/trend-words';
import { ButtonLink } from '@/app/_ui/button';
import { buttonClass } from '@/app/_ui/button-class';
import { formatDay, formatDelta, formatScore } from '@/lib/i18n/format';
import { nameFrameworks } from '@/lib/i18n/frameworks';
import type { NotComparable } from '@/lib/publishing/types';
import { courseOf, isNotable } from '@/lib/results/course';
import { type ChangeKey, headline } from '@/lib/results/headline';
import { apartOf } from '@/lib/results/look';
import { onlyAbout } from '@/lib/results/only-about';
import { pastOf } from '@/lib/results/past';
import type { RoundApart } from '@/lib/results/types';
import { changeReach, overSome, peopleBehind, type ResultContext } from './context';
import { namesOf } from './names';

/** The first sentences: what changed, and where to go on. */
function headlineOf(ctx: ResultContext) {
  const { w, lang, results, arranged, before } = ctx;
  const { apart } = results;
  const found = headline(arranged, before, results.round.mode, apart);
  const { overall, step, weakest, teamChanged } = found;
  const scored = (value: number | null | undefined) => (value == null ? '' : formatScore(lang, value));
  const change = overall?.change ?? null;
  const delta = change?.delta ?? null;
  const sentence = w(`results.headline.${found.change}`, {
    before: before?.name ?? '',
    score: scored(overall?.score),
    delta: delta === null ? '' : formatDelta(lang, delta),
    reach: change && delta !== null ? changeReach(ctx, change) : '',
    threshold: results.threshold,
    people: fewPeople(w, overall && peopleBehind(ctx, overall)),
  });
  const told = found.change !== 'agreed' && found.change !== 'hidden' && found.change !== 'unscored';
  const doubts = overall ? apartOf(overall).map((doubt) => w(`results.doubt.${doubt}`)) : [];
  const more = told && change ? [...reasonTexts(ctx, change.reason), overSome(ctx, change), ...doubts] : [];
  const alone = found.change === 'firstOfKind' && apart ? apartSentence(ctx, apart) : null;
  const [first, after] = courseSentences(ctx, found.change);
  const named = (['improved', 'declined'] as const).map((direction) => {
    const leaves = found[direction];
    return (
      leaves.length > 0 && w(`results.named.${direction}`, { names: namesOf(ctx, leaves), n: leaves.length })
    );
  });
  const room = { names: namesOf(ctx, weakest), score: scored(weakest[0]?.row.score) };
  const next = w(`results.step.${step}`, room);
  return {
    text: [onlyText(ctx), first, sentence, finishedText(ctx), alone, ...more, after, ...named, next]
      .filter(Boolean)
      .join(' '),
    hasNext: found.scored,
    teamChanged,
  };
}

/** That the round was about some of the team's frameworks: its overall score is theirs. */
function onlyText({ w, lang, results: { round } }: ResultContext): string | null {
  const only = onlyAbout(round);
  return only && w('results.only', { frameworks: nameFrameworks(lang, only) });
}

/** Why a change cannot be told, and what would make the two rounds comparable. */
const reasonTexts = ({ w }: ResultContext, reason: NotComparable | null): string[] =>
  reason ? [w(`results.notComparable.${reason}`), w(`results.comparable.${reason}`)] : [];

function apartSentence({ w }: ResultContext, { name, quick, reason }: RoundApart): string {
  const key = reason === 'format' ? reason : quick ? 'kindPractices' : 'kindQuick';
  return w(`results.apart.${key}`, { before: name });
}

/** Words for the last step that are stronger than the way that led there. */
const STRONG: readonly ChangeKey[] = ['improved', 'declined'];
/** Said where there is no line to speak of, or none that leads up to this round. */
const SILENT: readonly ChangeKey[] = [
  'agreed',
  'hidden',
  'unscored',
  'first',
  'firstOfKind',
  'notComparable',
];

/** The way of all comparable rounds: before the sentence of the last step where that says little, else after it. */
function courseSentences(
  ctx: ResultContext,
  change: ChangeKey,
): [first: string | null, after: string | null] {
  const { results } = ctx;
  const past = pastOf(results.history, 'overall', 'overall');
  const course = SILENT.includes(change) ? null : courseOf(past);
  if (!course || !isNotable(course) || course.until.getTime() !== past.at(-1)?.closedAt.getTime())
    return [null, null];
  const said = courseText(ctx, ctx.w('overTime.overall'), course);
  return STRONG.includes(change) ? [null, said] : [said, null];
}

/** What became of the finished steps that this round measures; null where there are none. */
function finishedText({ w, finished: { kept, of } }: ResultContext): string | null {
  if (of === 0) return null;
  const key = kept === of ? 'all' : kept === 0 ? 'none' : 'some';
  return w(`results.finished.${key}`, { kept, of, missed: of - kept });
}

function Note({ title, children }: { title: string; children: string }) {
  return (
    <div className="r-note">
      <p>
        <b>{title}</b>
      </p>
      <p>{children}</p>
    </div>
  );
}

/** Top of the page: what changed, where to go on, and what can be taken along. */
export function Opening({ ctx }: { ctx: ResultContext }) {
  const { w, lang, results } = ctx;
  const { text: description, hasNext, teamChanged } = headlineOf(ctx);
  const team = `/teams/${results.teamId}`;
  const { rewordedAt } = results;
  return (
    <>
      <header className="r-open">
        <div>
          <h1>{results.round.name}</h1>
          <p>{description}</p>
        </div>
        <div className="r-actions" data-print="hide">
          {hasNext ? (
            <ButtonLink variant="primary" href={`${team}/next` as Route}>
              {w('results.toNext')}
            </ButtonLink>
          ) : null}
          <ButtonLink href={`${team}/plan` as Route}>{w('results.plan')}</ButtonLink>
          <ButtonLink href={`${team}/targets` as Route}>{w('targets.link')}</ButtonLink>
          {results.before || results.apart ? (
            <ButtonLink href={`${team}/compare?to=${results.round.id}` as Route}>
              {w('overTime.compare.link')}
            </ButtonLink>
          ) : null}
          {results.agreed.has(results.round.id) ? (
            <ButtonLink href={`${team}/rounds/${results.round.id}/meeting` as Route}>
              {w('meeting.readOn')}
            </ButtonLink>
          ) : null}
          <a
            className={buttonClass()}
            href={`/api${team}/rounds/${results.round.id}/results.csv?lang=${lang}`}
            download
          >
            {w('results.csv')}
          </a>
        </div>
      </header>
      {teamChanged ? (
        <Note title={w('results.teamChanged.title')}>{w('results.teamChanged.body')}</Note>
      ) : null}
      {rewordedAt ? (
        <Note title={w('results.reworded.title')}>
          {w('results.reworded.body', { day: formatDay(lang, rewordedAt, results.timeZone) })}
        </Note>
      ) : null}
    </>
  );
}
