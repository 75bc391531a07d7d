import clsx from 'clsx';
import type { ReactNode } from 'react';
import { useInBrowser } from '@/app/_lib/use-in-browser';
import { Info, TriangleAlert } from '@/app/_ui/icons';
import { itemIn } from '@/lib/answering/notes';
import { isOver } from '@/lib/answering/outcome';
import { counted } from '@/lib/answering/phrase';
import type { QueueView } from '@/lib/answering/queue-ports';
import type { Section } from '@/lib/answering/sections';
import type { Lang } from '@/lib/model/schema';
import type { Place } from './answer-session';
import { isKeptPage } from './keep-offline';
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
  const kept = useInBrowser(isKeptPage, false);
  const titles = new Map(sections.flatMap(({ items }) => items.map(({ id, title }) => [id, title])));
  const notice =
    kind === 'waiting'
      ? { text: durable ? words.waiting : words.waitingOpen, link: null }
      : kind === 'signed_out'
        ? { text: words.signedOut, link: [`/sign-in?next=/rounds/${place.roundId}/answer`, words.signIn] }
        : kind === 'refused'
          ? { text: words.refused, link: [`/rounds/${place.roundId}/answer`, words.reload] }
          : isOver(kind)
            ? {
                text: words[kind === 'not_asked' ? 'notAsked' : kind],
                link:
                  kind === 'not_asked'
                    ? ['/home', words.home]
                    : [
                        `/rounds/${place.roundId}/answer`,
                        kind === 'closed' ? words.result : words.whatHappened,
                      ],
              }
            : null;
  return (
    <div role="status" className="space-y-2 text-sm *:last:mb-3">
      {kept || view.delivered > 0 ? (
        <Notice good>
          {kept && view.delivered === 0 ? words.kept : counted(lang, words.delivered, view.delivered)}{' '}
          {kept ? (
            <a href={`/rounds/${place.roundId}/answer`} className="link font-medium">
              {words.reload}
            </a>
          ) : null}
        </Notice>
      ) : null}
      {notice ? (
        <Notice>
          {typeof notice.text === 'string' ? notice.text : counted(lang, notice.text, count)}{' '}
          {/* A full load: the session, the round or the page may be another one by now. */}
          {notice.link ? (
            <a href={notice.link[0]} className="link font-medium">
              {notice.link[1]}
            </a>
          ) : null}
        </Notice>
      ) : null}
      {view.rejected.length > 0 ? (
        <Notice>
          <span className="font-medium">{counted(lang, strings.rejected.title, view.rejected.length)}</span>
          <ul>
            {view.rejected.map(({ itemId, reason }) => (
              <li key={itemId}>
                {titles.get(itemIn(itemId)) ?? itemId}: {strings.rejected[reason]}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {view.passedOver.length > 0 ? (
        <Notice>
          <span className="font-medium">{counted(lang, strings.passedOver, view.passedOver.length)}</span>
          <ul>
            {view.passedOver.map((itemId) => (
              <li key={itemId}>{titles.get(itemIn(itemId)) ?? itemId}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </div>
  );
}

/** A callout that is small enough to stay above the buttons on a phone. */
function Notice({ good = false, children }: { good?: boolean; children: ReactNode }) {
  const Icon = good ? Info : TriangleAlert;
  return (
    <div
      className={clsx(
        'flex gap-2 rounded-md border px-3 py-2',
        good ? 'border-line bg-sunken' : 'border-warning/30 bg-warning-soft',
      )}
    >
      <Icon aria-hidden className={clsx('mt-0.5 size-4 shrink-0', good ? 'text-ink-soft' : 'text-warning')} />
      <div className="min-w-0">{children}</div>
    </div>
  );
}
