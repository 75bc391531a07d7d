import type { Route } from 'next';
import { ButtonLink } from '@/app/_ui/button';
import { Callout } from '@/app/_ui/callout';
import { ownPicture } from '@/lib/answering/own-picture';
import { shownOf } from '@/lib/answering/queue-view';
import type { Lang } from '@/lib/model/schema';
import type { Questionnaire } from '@/lib/rounds/questionnaire';
import type { Place } from './answer-session';
import { LeftOver } from './left-over';
import { OwnAnswers } from './own-answers';
import { OwnPicture, type TeamRow } from './own-picture';
import type { Strings } from './strings';

interface Props {
  place: Place;
  round: Questionnaire;
  /** Not of who left it: the way to its pages would lead nowhere. */
  seesTeam: boolean;
  /** What the published result shows this person of the team, by principle; null where there is none for them. */
  team: ReadonlyMap<string, TeamRow> | null;
  strings: Strings;
  lang: Lang;
}

/** Instead of the questions when the round takes no more answers: what this person answered, to read. */
export function Closed({ place, round, seesTeam, team, strings, lang }: Props) {
  const words = strings.closed;
  const page = `/teams/${place.teamId}`;
  const picture = ownPicture(round.questions.sections, shownOf(round.answers).answers);
  const published = round.closedAt !== null;
  return (
    <div className="space-y-4">
      <Callout
        title={published ? words.title : words.frozenTitle}
        actions={
          seesTeam ? (
            <ButtonLink
              variant="primary"
              href={(published ? `${page}/rounds/${place.roundId}` : page) as Route}
            >
              {published ? words.result : words.team}
            </ButtonLink>
          ) : null
        }
      >
        {published ? words.text : words.frozenText}
      </Callout>
      <LeftOver place={place} answers={round.answers} strings={words} lang={lang} />
      {picture.some(({ mean }) => mean !== null) && round.format !== 'consensus' ? (
        <OwnPicture
          picture={picture}
          {...(team ? { team } : {})}
          words={strings.picture}
          lang={lang}
          heading="h2"
        />
      ) : null}
      <OwnAnswers
        sections={round.questions.sections}
        scale={round.questions.scale}
        answers={round.answers}
        words={words}
        item={strings.item}
        list={strings.list}
        note={strings.note.own}
      />
    </div>
  );
}
