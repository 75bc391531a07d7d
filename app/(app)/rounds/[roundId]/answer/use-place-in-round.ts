import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { firstOpen } from '@/lib/answering/progress';
import type { QueueView } from '@/lib/answering/queue-ports';
import type { Section } from '@/lib/answering/sections';
import { isHandheld } from './use-move-on';

/** The card of a question. */
const itemIn = (root: HTMLElement | null, id: string | null): HTMLElement | null =>
  id === null ? null : (root?.querySelector<HTMLElement>(`[data-item="${CSS.escape(id)}"]`) ?? null);

/** Which principle is shown; one past the last is the look over everything. A move takes the focus to the new heading. */
export function usePlaceInRound(sections: readonly Section[], view: QueueView, finished: boolean) {
  const [index, setIndex] = useState(() => (finished ? sections.length : firstOpen(sections, view.answers)));
  const [whyOpen, setWhyOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  /** Where the person went; null while only the page has chosen a place. */
  const movedTo = useRef<number | null>(null);
  /** The question of it that they went to. */
  const wanted = useRef<string | null>(null);

  // Answers that only this device has may have gone further than the server knows. Later ones never move the page.
  const resume = useEffectEvent(() => {
    if (movedTo.current === null && !finished) setIndex(firstOpen(sections, view.answers));
  });
  const { ready } = view;
  useEffect(() => {
    if (ready) resume();
  }, [ready]);

  // Whoever comes back to a principle that is half answered sees the first question that is not.
  const showOpen = useEffectEvent(() => {
    const items = sections[index]?.items ?? [];
    const open = items.findIndex(({ id }) => !view.answers.has(id));
    if (movedTo.current !== null || finished || open < 1) return;
    itemIn(root.current, items[open]?.id ?? null)?.scrollIntoView({ block: 'start' });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place may be another one once the device has been read
  useEffect(() => {
    if (ready) showOpen();
  }, [ready, index]);

  useLayoutEffect(() => {
    if (movedTo.current !== index || !heading.current) return;
    const card = itemIn(root.current, wanted.current);
    if (card) {
      card.focus({ preventScroll: true });
      card.scrollIntoView({ block: 'start' });
      return;
    }
    const { top } = heading.current.getBoundingClientRect();
    heading.current.focus({ preventScroll: true });
    // What is in view stays where it is.
    if (top < 0 || top > window.innerHeight / 2) heading.current.scrollIntoView({ block: 'start' });
  }, [index]);

  const go = (to: number, itemId?: string) => {
    wanted.current = itemId ?? null;
    // On a phone the reasons of one principle would stand before the questions of the next.
    if (isHandheld()) setWhyOpen(false);
    movedTo.current = Math.min(Math.max(to, 0), sections.length);
    setIndex(movedTo.current);
  };
  return { index, go, step: (by: 1 | -1) => go(index + by), root, heading, whyOpen, setWhyOpen };
}
