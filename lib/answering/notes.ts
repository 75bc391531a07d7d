import { LIMITS } from '@/lib/limits';
import type { Answer } from '@/lib/rounds/schema';

/** What a person may write beside an answer: a comment, a link to what shows it, and why it does not apply. */
export const NOTE_PARTS = ['comment', 'evidence', 'reason'] as const;
export type NotePart = (typeof NOTE_PARTS)[number];

/**
 * A text beside an answer, with a clock of its own: the newest of each part counts, whatever becomes of the others and of the
 * answer. Its `itemId` is that of the item and the part, so that a queue keeps both alike. An empty text is one taken back.
 */
export interface Note {
  itemId: string;
  text: string;
  /** When it was written, in milliseconds since 1970. */
  answeredAt: number;
}

/** What a person gives: an answer, or a text beside one. */
export type Given = Answer | Note;

export const isNote = (one: Given): one is Note => 'text' in one;

/** What an answer or a text says; nothing is the same as none. */
export const saidIn = (one: Given | undefined): string => {
  if (!one) return '';
  if (isNote(one)) return one.text;
  return one.value === 'SKIP' ? '' : String(one.value);
};

export const noteId = (itemId: string, part: NotePart): string => `${itemId}#${part}`;

/** The item that an id is about, of an answer and of a text beside it. */
export const itemIn = (id: string): string => id.split('#', 1)[0] ?? id;

/** Item and part of a text's id; null where it is none. */
export function noteIn(id: string): { itemId: string; part: NotePart } | null {
  const [itemId = '', part, ...rest] = id.split('#');
  const known = NOTE_PARTS.find((one) => one === part);
  return known && itemId !== '' && rest.length === 0 ? { itemId, part: known } : null;
}

/** How long each may be, in UTF-16 units. */
export const NOTE_LIMITS: Readonly<Record<NotePart, number>> = {
  comment: LIMITS.comment,
  evidence: LIMITS.link,
  reason: LIMITS.reason,
};

// Half a sign, and what a database takes for no text: neither can be typed.
const UNWRITTEN = /[\0\p{Surrogate}]/gu;

/** A text as it is kept: lines end in one way, without space around, and without what is no text. */
export const tidyNote = (text: string): string =>
  text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replace(UNWRITTEN, '').trim();

/** Whether a text is the address of a page that everybody may open: http or https, and no name or password in it. */
export function isLink(text: string): boolean {
  if (/[\s\p{Cc}\p{Cf}]/u.test(text)) return false;
  try {
    const { protocol, username, password, hostname } = new URL(text);
    return /^https?:$/.test(protocol) && hostname !== '' && username === '' && password === '';
  } catch {
    return false;
  }
}

export type NoteProblem = 'text_too_long' | 'bad_link';

/** What is wrong with a tidied text, before it is sent and after it has come; null where nothing is. */
export function problemIn(part: NotePart, text: string): NoteProblem | null {
  if (text.length > NOTE_LIMITS[part]) return 'text_too_long';
  return part === 'evidence' && text !== '' && !isLink(text) ? 'bad_link' : null;
}
