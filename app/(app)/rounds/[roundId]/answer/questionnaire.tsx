'use client';

import { useRef, useState } from 'react';
import { type Given, saidIn } from '@/lib/answering/notes';
import { isOver } from '@/lib/answering/outcome';
import type { Place } from './answer-session';
import { BottomBar } from './bottom-bar';
import { EarlierSetting } from './earlier';
import { KeysLegend } from './keys-legend';
import { MoveOn, MoveOnSetting } from './move-on';
import { Overview } from './overview';
import { PrincipleView } from './principle-view';
import { Review } from './review';
import { SaveBanner } from './save-banner';
import { sheetIn } from './sheet';
import { useAnswers } from './use-answers';
import { useBefore } from './use-before';
import { useKeys } from './use-keys';
import { useMoveOn } from './use-move-on';
import { useOffline } from './use-offline';
import { usePlaceInRound } from './use-place-in-round';

interface Props {
  place: Place;
  /** Name of the round. */
  name: string;
  /** A text of `sheetText`: what is asked, and the words around it. */
  sheet: string;
  answers: readonly Given[];
  /** One person writes for the whole team. */
  agreed: boolean;
  /** There are earlier answers of this person to look at. */
  hasBefore: boolean;
  finished: boolean;
  /** The server's clock when it made the page, in milliseconds since 1970. */
  serverNow: number;
}

/** The questionnaire: one principle at a time, then a look over everything. */
export function Questionnaire(props: Props) {
  const { place } = props;
  const { sections, scale, strings, lang, learn } = sheetIn(props.sheet);
  const { queue, view } = useAnswers(place, props.answers, props.serverNow);
  useOffline(queue, { place, name: props.name, lang }, isOver(view.save.kind));
  const earlier = useBefore(place, props.hasBefore);
  const [drafts] = useState(() => new Map<string, string>());
  const [finished, setFinished] = useState(props.finished && props.answers.some((one) => saidIn(one) !== ''));
  const at = usePlaceInRound(sections, view, props.finished);
  const section = sections[at.index];
  // Until the device has been read nothing can be chosen: what looks chosen is always on its way.
  const open = view.ready && !isOver(view.save.kind);
  const moving = useMoveOn({ ...at, sections, answers: view.answers });
  const finishing = useRef<(() => void) | null>(null);
  const keys = useKeys({
    root: at.root,
    choose: (itemId, value) => open && queue.choose(itemId, value),
    step: (by) => (by === 1 && finishing.current ? finishing.current() : at.step(by)),
    openItem: () => section?.items.find(({ id }) => !view.answers.has(id))?.id,
  });

  return (
    <div ref={at.root} className="gap-x-10 lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
      <Overview {...{ sections, scale, strings, lang, view }} index={at.index} onGo={at.go} />
      <div className="flex min-w-0 flex-col">
        <div className="grow pb-6">
          {section ? (
            <>
              <PrincipleView
                key={section.id}
                {...{ section, scale, strings, lang }}
                learn={learn}
                open={open}
                loading={!view.ready}
                position={{ n: at.index + 1, total: sections.length }}
                heading={at.heading}
                chosen={view.answers}
                notes={view.notes}
                drafts={drafts}
                before={earlier.on ? earlier.before : null}
                agreed={props.agreed}
                whyOpen={at.whyOpen}
                onWhy={at.setWhyOpen}
                onChoose={(itemId, value) => {
                  moving.chosen(itemId, value);
                  queue.choose(itemId, value);
                }}
                onWrite={(itemId, part, text) => queue.write(itemId, part, text)}
              />
              {moving.handheld ? (
                <MoveOnSetting strings={strings.moveOn} on={moving.on} onToggle={moving.setOn} />
              ) : null}
              {props.hasBefore ? (
                <EarlierSetting strings={strings.before} on={earlier.on} onToggle={earlier.setOn} />
              ) : null}
              <KeysLegend strings={strings.keys} characters={keys.characters} onToggle={keys.setCharacters} />
            </>
          ) : (
            <Review
              {...{ place, sections, scale, strings, lang, finished }}
              agreed={props.agreed}
              over={isOver(view.save.kind)}
              chosen={view.answers}
              notes={view.notes}
              heading={at.heading}
              queue={queue}
              onFinished={() => setFinished(true)}
              onWithdrawn={() => setFinished(false)}
              onClear={(itemId) => queue.takeBack(itemId)}
              onGo={at.go}
              onNext={finishing}
            />
          )}
        </div>
        <BottomBar
          strings={strings}
          save={view.save}
          empty={view.answers.size === 0}
          onBack={at.index > 0 ? () => at.step(-1) : null}
          onNext={section ? () => at.step(1) : null}
          last={at.index === sections.length - 1}
        >
          <MoveOn strings={strings.moveOn} leaving={moving.leaving} onStay={moving.stay} />
          <SaveBanner {...{ place, sections, strings, lang }} view={view} />
        </BottomBar>
      </div>
    </div>
  );
}
