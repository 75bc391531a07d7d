import { unstable_rethrow as rethrowNavigation } from 'next/navigation';
import { type RefObject, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { Button, ButtonLink } from '@/app/_ui/button';
import { Callout } from '@/app/_ui/callout';
import { isOver } from '@/lib/answering/outcome';
import { ownPicture } from '@/lib/answering/own-picture';
import { counted } from '@/lib/answering/phrase';
import { firstOpen, summarize } from '@/lib/answering/progress';
import type { AnswerQueue } from '@/lib/answering/queue';
import type { ScaleStep, Section } from '@/lib/answering/sections';
import type { AnswerValue, Lang } from '@/lib/model/schema';
import { finishAction } from './actions';
import { AnswerList } from './answer-list';
import type { Place } from './answer-session';
import { isKeptPage } from './keep-offline';
import { OwnPicture } from './own-picture';
import type { Strings } from './strings';
import { Withdraw } from './withdraw';

interface Props {
  place: Place;
  sections: readonly Section[];
  scale: readonly ScaleStep[];
  strings: Strings;
  lang: Lang;
  chosen: ReadonlyMap<string, Exclude<AnswerValue, 'SKIP'>>;
  notes: ReadonlyMap<string, string>;
  heading: RefObject<HTMLHeadingElement | null>;
  queue: AnswerQueue;
  finished: boolean;
  /** One person writes for the whole team: then these are nobody's own answers. */
  agreed: boolean;
  /** The round takes no more answers, which is said below: there is nothing to finish. */
  over: boolean;
  onFinished(): void;
  onWithdrawn(): void;
  /** Takes one answer back, with what was written beside it. */
  onClear(itemId: string): void;
  /** To a principle, and in it to a question. */
  onGo(index: number, itemId?: string): void;
  /** Where the key that goes on finds what finishing does here. */
  onNext: RefObject<(() => void) | null>;
}

/** The last screen: what is answered, what is not, and finishing, which waits until everything is on the server. */
export function Review(props: Props) {
  const { place, sections, scale, strings, chosen, finished, over, onGo, onNext } = props;
  const { finish, busy, problem } = useFinish(props);
  useEffect(() => {
    onNext.current = finished || over ? null : finish;
    return () => {
      onNext.current = null;
    };
  });
  const [withdrawn, setWithdrawn] = useState(false);
  const summary = summarize(sections, chosen);
  const open = firstOpen(sections, chosen);
  const unanswered = sections[open]?.items.find(({ id }) => !chosen.has(id))?.id;
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
      {finished ? (
        <Thanks strings={strings} dontKnow={summary.dontKnow} />
      ) : (
        <div className="max-w-read space-y-2 text-ink-soft">
          <p>{summary.open > 0 ? strings.review.openNote : strings.review.allDone}</p>
          {summary.dontKnow > 0 ? <p>{strings.review.dontKnowNote}</p> : null}
        </div>
      )}
      <dl className="grid grid-cols-2 gap-2 sm:grid-cols-4">
        {counts.map(([name, count]) => (
          <div key={name} className="flex flex-col rounded-md border border-line bg-surface p-3">
            <dt className="text-sm text-ink-soft">{name}</dt>
            <dd className="tnum text-xl font-semibold">{count}</dd>
            {count > 0 && name === strings.review.open ? (
              <dd>
                <button
                  type="button"
                  onClick={() => onGo(open, unanswered)}
                  className="link min-h-10 text-left text-sm"
                >
                  {strings.review.toOpen}
                </button>
              </dd>
            ) : null}
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
        ) : over ? null : (
          <Button variant="primary" size="lg" aria-disabled={busy} aria-keyshortcuts="Enter" onClick={finish}>
            {busy ? strings.review.finishing : strings.review.finish}
          </Button>
        )}
      </div>
      {finished && !props.agreed && chosen.size > 0 ? (
        <OwnPicture
          picture={ownPicture(sections, chosen)}
          words={strings.picture}
          lang={props.lang}
          heading="h3"
        />
      ) : null}
      <AnswerList
        {...{ sections, scale, strings, chosen, onGo }}
        notes={props.notes}
        onClear={over ? null : props.onClear}
      />
      {over || (chosen.size + props.notes.size === 0 && !withdrawn) ? null : (
        <Withdraw
          {...{ place, finished }}
          done={withdrawn}
          queue={props.queue}
          strings={strings.withdraw}
          onDone={() => {
            // Behind an open dialog nothing takes the focus.
            flushSync(() => setWithdrawn(true));
            props.heading.current?.focus();
            props.onWithdrawn();
          }}
        />
      )}
      <p className="sr-only" role="status">
        {busy ? strings.review.finishing : ''}
      </p>
    </section>
  );
}

/** What happens next, in the order it does, and that "don't know" was an answer too. */
function Thanks({ strings, dontKnow }: { strings: Strings; dontKnow: number }) {
  const { text, nextTitle, next } = strings.thanks;
  return (
    <div className="max-w-read space-y-3">
      <p>{text}</p>
      {dontKnow > 0 ? <p className="text-ink-soft">{strings.review.dontKnowNote}</p> : null}
      <h3 className="text-base">{nextTitle}</h3>
      <ol className="list-decimal space-y-1 pl-5 text-ink-soft">
        <li>{next.change}</li>
        <li>{next.publish}</li>
        <li>{next.result}</li>
      </ol>
    </div>
  );
}

/** Whether the server led to another page, because the session has ended or the round is gone: that page is on its way. */
function leads(error: unknown): boolean {
  try {
    rethrowNavigation(error);
    return false;
  } catch {
    return true;
  }
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
        const { kind, count } = queue.view().save;
        if (!isOver(kind)) setProblem(counted(lang, strings.review.keptBack, count));
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
    } catch (error) {
      // A page that this device kept may be older than the server: the newest one knows how to finish.
      if (isKeptPage() && navigator.onLine) window.location.reload();
      else if (!leads(error)) setProblem(strings.review.failed);
    } finally {
      setBusy(false);
    }
  };
  return { finish, busy, problem };
}
