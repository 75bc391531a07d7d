import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { firstOpen } from '@/lib/answering/progress';
import type { Section } from '@/lib/answering/sections';
import type { AnswerValue } from '@/lib/model/schema';

/** How long a choice stands there before the next question comes, in milliseconds; the bar in answer.css takes as long. */
const PAUSE = 1_200;
/** A choice belongs to a tap that began at most so long before, in milliseconds; arrow keys choose too. */
const TAP = 1_500;
const HANDHELD = '(pointer: coarse), (max-width: 39.99rem)';
const REMEMBER = 'patamar-move-on';

function remembered(): boolean {
  try {
    return localStorage.getItem(REMEMBER) !== 'off';
  } catch {
    return true;
  }
}

/** Whether this is a phone or a tablet: whoever taps there saves half of all taps. */
export const isHandheld = (): boolean => window.matchMedia(HANDHELD).matches;

interface Moving {
  root: RefObject<HTMLElement | null>;
  sections: readonly Section[];
  index: number;
  answers: ReadonlyMap<string, unknown>;
  go(index: number): void;
}

/**
 * On a phone a question that has just been answered for the first time makes way for the next one, after a pause in which that
 * is said and can be stopped. Never for a changed answer, nor for one chosen by keyboard.
 */
export function useMoveOn({ root, sections, index, answers, go }: Moving) {
  const section = sections[index];
  const [on, setOn] = useState(true);
  const [handheld, setHandheld] = useState(false);
  const [leaving, setLeaving] = useState<string | null>(null);
  const tapped = useRef(Number.NEGATIVE_INFINITY);

  useEffect(() => {
    setOn(remembered());
    const media = window.matchMedia(HANDHELD);
    const look = () => setHandheld(media.matches);
    const tap = ({ target }: PointerEvent) => {
      tapped.current = performance.now();
      // Who touches anything else, to read on or to open a text, stays. Not in the bar: what goes away under a finger gives its
      // click to what lies below.
      if (!(target instanceof Element && target.closest('.radio-card, .answer-bar'))) setLeaving(null);
    };
    look();
    media.addEventListener('change', look);
    document.addEventListener('pointerdown', tap, true);
    return () => {
      media.removeEventListener('change', look);
      document.removeEventListener('pointerdown', tap, true);
    };
  }, []);

  const move = useEffectEvent(() => {
    setLeaving(null);
    const isOpen = ({ id }: { id: string }) => !answers.has(id);
    const open = section?.items.find(isOpen);
    const card = open && root.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(open.id)}"]`);
    if (!card) {
      // The next principle with something to answer; one left out on the way comes after the last.
      const later = sections.findIndex(({ items }, at) => at > index && items.some(isOpen));
      return go(later < 0 ? firstOpen(sections, answers) : later);
    }
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: 'start' });
  });
  useEffect(() => {
    if (leaving === null) return;
    const timer = setTimeout(move, PAUSE);
    return () => clearTimeout(timer);
  }, [leaving]);
  // Somebody who goes elsewhere meanwhile is not taken away from there.
  const [shown, setShown] = useState(section?.id);
  if (shown !== section?.id) {
    setShown(section?.id);
    setLeaving(null);
  }

  return {
    handheld,
    on,
    /** Whether the next question is about to come. */
    leaving: leaving !== null,
    stay: () => setLeaving(null),
    /** To be called before an answer is chosen. */
    chosen(itemId: string, value: AnswerValue) {
      const byTap = performance.now() - tapped.current < TAP;
      const again = leaving?.startsWith(`${itemId} `) === true;
      const first = !answers.has(itemId) || again;
      // Another choice meanwhile gets its whole pause.
      setLeaving(on && handheld && byTap && first && value !== 'SKIP' ? `${itemId} ${value}` : null);
    },
    setOn(next: boolean) {
      setOn(next);
      setLeaving(null);
      try {
        localStorage.setItem(REMEMBER, next ? 'on' : 'off');
      } catch {
        // Then it is remembered until the page goes.
      }
    },
  };
}
