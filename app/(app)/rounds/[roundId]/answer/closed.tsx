import type { Route } from 'next';
import { ButtonLink } from '@/app/_ui/button';
import { Callout } from '@/app/_ui/callout';
import type { Lang } from '@/lib/model/schema';
import type { Answer } from '@/lib/rounds/schema';
import type { Place } from './answer-session';
import { LeftOver } from './left-over';
import type { Strings } from './strings';

interface Props {
  place: Place;
  answers: readonly Answer[];
  strings: Strings;
  lang: Lang;
}

/** Instead of the questions when the round takes no more answers. */
export function Closed({ place, answers, strings, lang }: Props) {
  return (
    <div className="space-y-4">
      <Callout
        title={strings.closed.title}
        actions={
          <ButtonLink variant="primary" href={`/teams/${place.teamId}/rounds/${place.roundId}` as Route}>
            {strings.closed.result}
          </ButtonLink>
        }
      >
        {strings.closed.text}
      </Callout>
      <LeftOver place={place} answers={answers} strings={strings.closed} lang={lang} />
    </div>
  );
}
