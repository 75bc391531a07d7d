import type { Route } from 'next';
import { ButtonLink } from '@/app/_ui/button';
import { Callout } from '@/app/_ui/callout';
import type { Lang } from '@/lib/model/schema';
import type { Questionnaire } from '@/lib/rounds/questionnaire';
import type { Place } from './answer-session';
import { LeftOver } from './left-over';
import { OwnAnswers } from './own-answers';
import type { Strings } from './strings';

interface Props {
  place: Place;
  round: Questionnaire;
  /** Not of who left it: the way to its pages would lead nowhere. */
  seesTeam: boolean;
  strings: Strings;
  lang: Lang;
}

/** Instead of the questions when the round takes no more answers: what this person answered, to read. */
export function Closed({ place, round, seesTeam, strings, lang }: Props) {
  const words = strings.closed;
  const team = `/teams/${place.teamId}`;
  const published = round.closedAt !== null;
  return (
    <div className="space-y-4">
      <Callout
        title={published ? words.title : words.frozenTitle}
        actions={
          seesTeam ? (
            <ButtonLink
              variant="primary"
              href={(published ? `${team}/rounds/${place.roundId}` : team) as Route}
            >
              {published ? words.result : words.team}
            </ButtonLink>
          ) : null
        }
      >
        {published ? words.text : words.frozenText}
      </Callout>
      <LeftOver place={place} answers={round.answers} strings={words} lang={lang} />
      <OwnAnswers
        sections={round.questions.sections}
        scale={round.questions.scale}
        answers={round.answers}
        words={words}
        item={strings.item}
        list={strings.list}
      />
    </div>
  );
}
