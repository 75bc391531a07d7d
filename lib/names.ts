/** Signs that turn the text around them: marks, embeddings, overrides and isolates. */
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const BLANKS = /[\p{Z}\t-\r\u0085\u2800]+/gu;
/** Signs that nobody sees: controls, lone surrogates, fillers and other signs without a width. Joiners and selectors come below. */
const UNSEEN =
  /[\p{Cc}\p{Cs}\u00ad\u115f\u1160\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d159}\u{1d173}-\u{1d17a}]|\u034f|\u17b4|\u17b5|[\u180b-\u180f]/gu;
/** Joiners that join nothing: behind letters that never join, or before a gap. */
const IDLE_JOINER =
  /(?<![\p{Lo}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200c\u200d]|[\u200c\u200d](?![\p{Lo}\p{M}\p{Extended_Pictographic}])/gu;
/** Selectors of a look that the sign before them does not have. */
const IDLE_SELECTOR =
  /(?<!\p{Emoji})[\ufe0e\ufe0f]|[\ufe00-\ufe0d]|(?<!\p{Script=Han})[\u{e0100}-\u{e01ef}]/gu;
/** Tags, but those that make a flag of a region. */
const IDLE_TAG =
  /(?<!\u{1f3f4}[\u{e0020}-\u{e007e}]*)[\u{e0020}-\u{e007f}]|[\u{e0000}-\u{e001f}\u{e0080}-\u{e00ff}]/gu;
/** Accents without a letter, and heaps of them. */
const LOOSE_MARK = /(?<=^| )\p{M}+/gu;
const HEAP = /(\p{M}{5})\p{M}+/gu;
const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u;
/** Code points without a meaning: each device shows something else for them, or an empty box. */
const NOBODYS = /[\p{Co}\p{Cn}]/u;

/** Text without the signs that turn what stands beside it. */
export const withoutTurning = (text: string): string => text.replace(TURNING, '');

/**
 * A name as it is stored: composed, one blank between words, nothing that cannot be seen, turns its neighbours or imitates
 * another name by invisible signs. Empty when nothing to see is left.
 */
export function tidyName(text: string): string {
  const tidy = withoutTurning(text)
    .replace(BLANKS, ' ')
    .replace(UNSEEN, '')
    .replace(IDLE_SELECTOR, '')
    .replace(IDLE_TAG, '')
    .replace(IDLE_JOINER, '')
    .normalize('NFC')
    .replace(HEAP, '$1')
    .replace(LOOSE_MARK, '')
    .replace(BLANKS, ' ')
    .trim();
  return SEEN.test(tidy) ? tidy : '';
}

/** Whether everybody reads the same in a tidied name: nothing of private use, nothing that Unicode does not know. */
export const isReadable = (tidy: string): boolean => !NOBODYS.test(tidy);
