import { type RefObject, useState } from 'react';
import { Button, ButtonLink } from '@/app/_ui/button';
import { Callout } from '@/app/_ui/callout';
import { counted } from '@/lib/answering/phrase';
import { answeredIn, summarize } from '@/lib/answering/progress';
import type { AnswerQueue } from '@/lib/answering/queue';
import type { Section } from '@/lib/answering/sections';
import type { AnswerValue, Lang } from '@/lib/model/schema';
import { finishAction } from './actions';
import type { Place } from './answer-session';
import type { Strings } from './strings';

interface Props {
  place: Place;
  sections: readonly Section[];
  strings: Strings;
  lang: Lang;
  chosen: ReadonlyMap<string, Exclude<AnswerValue, 'SKIP'>>;
  heading: RefObject<HTMLHeadingElement | null>;
  queue: AnswerQueue;
  finished: boolean;
  onFinished(): void;
  onGo(index: number): void;
}

/** The last screen: what is answered, what is not, and finishing, which waits until everything is on the server. */
export function Review(props: Props) {
  const { place, sections, strings, chosen, finished, onGo } = props;
  const { finish, busy, problem } = useFinish(props);
  const summary = summarize(sections, chosen);
  const open = sections.flatMap((section, at) =>
    answeredIn(section, chosen) < section.items.length ? [{ section, at }] : [],
  );
  const counts = [
    [strings.review.levels, summary.levels],
    [strings.review.dontKnow, summary.dontKnow],
    [strings.review.notApplicable, summary.notApplicable],
    [strings.review.open, summary.open],
  ] as const;
  return (
    <section aria-labelledby="review" className="space-y-6">
      <h2 id="review" ref={props.heading} tabIndex={-1} className="scroll-mt-4">
        {finished ? strings.thanks.title : strings.review.title}
      </h2>
      <p className="max-w-read text-ink-soft">
        {finished ? strings.thanks.text : summary.open > 0 ? strings.review.openNote : strings.review.allDone}
      </p>
      <dl className="grid grid-cols-2 gap-2 sm:grid-cols-4">
        {counts.map(([name, count]) => (
          <div key={name} className="flex flex-col rounded-md border border-line bg-surface p-3">
            <dt className="text-sm text-ink-soft">{name}</dt>
            <dd className="tnum text-xl font-semibold">{count}</dd>
          </div>
        ))}
      </dl>
      <div role="status">{problem ? <Callout tone="warning">{problem}</Callout> : null}</div>
      <div className="flex flex-wrap gap-3">
        {finished ? (
          <>
            <ButtonLink variant="primary" size="lg" href={`/teams/${place.teamId}`}>
              {strings.thanks.team}
            </ButtonLink>
            <Button size="lg" onClick={() => onGo(0)}>
              {strings.thanks.change}
            </Button>
          </>
        ) : (
          <Button variant="primary" size="lg" aria-disabled={busy} onClick={finish}>
            {busy ? strings.review.finishing : strings.review.finish}
          </Button>
        )}
      </div>
      {open.length > 0 ? (
        <div>
          <h3 className="text-base">{strings.review.openTitle}</h3>
          <ul className="mt-1 sm:columns-2">
            {open.map(({ section, at }) => (
              <li key={section.id}>
                <button type="button" className="link min-h-10 text-left" onClick={() => onGo(at)}>
                  {section.title}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <p className="sr-only" role="status">
        {busy ? strings.review.finishing : ''}
      </p>
    </section>
  );
}

/** Finishes only when nothing is left on the device; otherwise says what is. */
function useFinish({ place, strings, lang, queue, heading, onFinished }: Props) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const finish = async () => {
    if (busy) return;
    setBusy(true);
    setProblem('');
    try {
      if (!(await queue.drain())) {
        setProblem(counted(lang, strings.review.keptBack, queue.view().save.count));
        return;
      }
      const data = new FormData();
      data.set('roundId', place.roundId);
      const state = await finishAction(data);
      if (!state.doneAt) {
        setProblem(state.message ?? strings.review.failed);
        return;
      }
      onFinished();
      heading.current?.focus();
    } catch {
      setProblem(strings.review.failed);
    } finally {
      setBusy(false);
    }
  };
  return { finish, busy, problem };
}
