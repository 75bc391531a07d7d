/** Letters of which none looks like another or like a digit, and that make no words: no vowels, no L. */
export const CODE_LETTERS = 'BCDFGHJKMNPQRSTVWXYZ';
export const CODE_LENGTH = 8;

/** A code as it is shown: in two halves that the eye can hold. */
export const shownCode = (code: string): string =>
  `${code.slice(0, CODE_LENGTH / 2)} ${code.slice(CODE_LENGTH / 2)}`;

/** A code as somebody typed it, with any case, spaces and hyphens; null where it can be none. */
export function typedCode(text: string): string | null {
  const code = text.toUpperCase().replaceAll(/[\s\-–.]/gu, '');
  return code.length === CODE_LENGTH && [...code].every((letter) => CODE_LETTERS.includes(letter))
    ? code
    : null;
}
