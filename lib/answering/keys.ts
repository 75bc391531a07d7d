import type { AnswerValue } from '@/lib/model/schema';

/** What a key does in the questionnaire. */
export type KeyMeaning =
  | { kind: 'choose'; value: AnswerValue }
  | { kind: 'item'; step: 1 | -1 }
  | { kind: 'principle'; step: 1 | -1 };

/** A key press, as far as its meaning depends on it. */
export interface KeyPress {
  key: string;
  /** Control, Alt or Command is held. */
  modified: boolean;
  /** Text is being typed or a list chosen from: no key means anything. */
  typing: boolean;
  /** A radio was reached by keyboard: its arrows choose, as everywhere else. */
  inRadio: boolean;
  /** A button, link or disclosure has the focus: Enter presses it. */
  onControl: boolean;
  /** Whether single characters choose; a person can turn that off (WCAG 2.1.4). */
  characters: boolean;
}

const CHOICES: Record<string, AnswerValue> = { 0: 0, 1: 1, 2: 2, 3: 3, 4: 4, d: 'DK', n: 'NA' };

/** What a key press means, or null when it is left to the browser. */
export function meaningOf(press: KeyPress): KeyMeaning | null {
  if (press.modified || press.typing) return null;
  const value = press.key.length === 1 ? CHOICES[press.key.toLowerCase()] : undefined;
  if (value !== undefined) return press.characters ? { kind: 'choose', value } : null;
  if (press.key === 'Enter') return press.onControl ? null : { kind: 'principle', step: 1 };
  if (press.inRadio) return null;
  switch (press.key) {
    case 'ArrowDown':
      return { kind: 'item', step: 1 };
    case 'ArrowUp':
      return { kind: 'item', step: -1 };
    case 'ArrowRight':
      return { kind: 'principle', step: 1 };
    case 'ArrowLeft':
      return { kind: 'principle', step: -1 };
    default:
      return null;
  }
}
