import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { type KeyMeaning, meaningOf } from '@/lib/answering/keys';
import type { AnswerValue } from '@/lib/model/schema';

interface Keys {
  root: RefObject<HTMLElement | null>;
  choose(itemId: string, value: AnswerValue): unknown;
  step(by: 1 | -1): void;
  /** The question that a key answers when the focus is on none. */
  openItem(): string | undefined;
}

const TYPING =
  'textarea, select, [contenteditable]:not([contenteditable="false"]), input:not([type="radio"], [type="checkbox"])';
const CONTROL = 'a, button, summary, input[type="checkbox"]';
/** Where the focus is as long as nobody has moved it. */
const BEGINNING = 'body, #main, #main h1';
const REMEMBER = 'patamar-single-keys';

function remembered(): boolean {
  try {
    return localStorage.getItem(REMEMBER) !== 'off';
  } catch {
    return true;
  }
}

/** Answers and moves by keyboard. Radios reached with Tab keep their own arrows; after a click the arrows move. */
export function useKeys({ root, choose, step, openItem }: Keys) {
  const [characters, setCharacters] = useState(true);
  const byKeyboard = useRef(false);
  useEffect(() => setCharacters(remembered()), []);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Tab') byKeyboard.current = true;
    const target = event.target instanceof HTMLElement ? event.target : document.body;
    const elsewhere = !target.matches(BEGINNING) && !root.current?.contains(target);
    if (elsewhere || event.defaultPrevented || !root.current) return;
    const meaning = meaningOf({
      key: event.key,
      modified: event.ctrlKey || event.metaKey || event.altKey,
      typing: target.closest(TYPING) !== null,
      inRadio: byKeyboard.current && target.matches('input[type="radio"]'),
      onControl: target.closest(CONTROL) !== null,
      characters,
    });
    if (meaning && act(meaning, root.current, target)) event.preventDefault();
  });

  /** Whether the key was used; if not, the browser has it. */
  function act(meaning: KeyMeaning, within: HTMLElement, target: HTMLElement): boolean {
    if (meaning.kind === 'principle') {
      step(meaning.step);
      return true;
    }
    const cards = [...within.querySelectorAll<HTMLElement>('[data-item]')];
    const current = cards.findIndex((card) => card.contains(target));
    if (meaning.kind === 'item') {
      const next = current < 0 ? cards[meaning.step === 1 ? 0 : -1] : cards[current + meaning.step];
      return next ? show(next) : false;
    }
    const open = openItem();
    const card = cards[current] ?? cards.find(({ dataset }) => dataset.item === open) ?? cards[0];
    if (!card?.dataset.item) return false;
    choose(card.dataset.item, meaning.value);
    return current < 0 ? show(card) : true;
  }

  useEffect(() => {
    const press = () => {
      byKeyboard.current = false;
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('pointerdown', press);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('pointerdown', press);
    };
  }, []);

  return {
    characters,
    setCharacters(on: boolean) {
      setCharacters(on);
      try {
        localStorage.setItem(REMEMBER, on ? 'on' : 'off');
      } catch {
        // Then it is remembered until the page goes.
      }
    },
  };
}

function show(card: HTMLElement): true {
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: 'nearest' });
  return true;
}
