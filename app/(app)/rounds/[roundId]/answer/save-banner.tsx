import { ButtonLink, buttonClass } from '@/app/_ui/button';
import { Callout } from '@/app/_ui/callout';
import { counted } from '@/lib/answering/phrase';
import type { QueueView } from '@/lib/answering/queue-ports';
import type { Section } from '@/lib/answering/sections';
import type { Lang } from '@/lib/model/schema';
import type { Place } from './answer-session';
import type { Strings } from './strings';

interface Props {
  place: Place;
  sections: readonly Section[];
  strings: Strings;
  lang: Lang;
  view: QueueView;
}

/** What a person must know about answers that are not on the server: how many, where they are, and what to do. */
export function SaveBanner({ place, sections, strings, lang, view }: Props) {
  const { kind, count, durable } = view.save;
  const words = strings.save;
  const titles = new Map(sections.flatMap(({ items }) => items.map(({ id, title }) => [id, title])));
  return (
    <div role="status" className="space-y-2 *:last:mb-3">
      {kind === 'waiting' ? (
        <Callout tone="warning">{counted(lang, durable ? words.waiting : words.waitingOpen, count)}</Callout>
      ) : null}
      {kind === 'signed_out' ? (
        <Callout
          tone="warning"
          actions={
            <ButtonLink size="sm" href={`/sign-in?next=/rounds/${place.roundId}/answer`}>
              {words.signIn}
            </ButtonLink>
          }
        >
          {counted(lang, words.signedOut, count)}
        </Callout>
      ) : null}
      {kind === 'refused' ? (
        <Callout
          tone="danger"
          actions={
            <a href={`/rounds/${place.roundId}/answer`} className={buttonClass('secondary', 'sm')}>
              {words.reload}
            </a>
          }
        >
          {counted(lang, words.refused, count)}
        </Callout>
      ) : null}
      {kind === 'closed' ? (
        <Callout
          tone="warning"
          actions={
            <ButtonLink size="sm" href={`/teams/${place.teamId}/rounds/${place.roundId}`}>
              {words.result}
            </ButtonLink>
          }
        >
          {counted(lang, words.closed, count)}
        </Callout>
      ) : null}
      {view.rejected.length > 0 ? (
        <Callout tone="danger" title={counted(lang, strings.rejected.title, view.rejected.length)}>
          <ul>
            {view.rejected.map(({ itemId, reason }) => (
              <li key={itemId}>
                {titles.get(itemId) ?? itemId}: {strings.rejected[reason]}
              </li>
            ))}
          </ul>
        </Callout>
      ) : null}
    </div>
  );
}
