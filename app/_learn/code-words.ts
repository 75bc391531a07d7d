/** Letters of a word of code that fit in one line of a phone. */
const SHORT = 28;

/** Words and spaces of inline code; `whole` are those that a browser must not break at their hyphens, such as `--graph`. */
export const codeWords = (code: string): { word: string; whole: boolean }[] =>
  code
    .split(/( )/)
    .filter(Boolean)
    .map((word) => ({ word, whole: word.includes('-') && word.length <= SHORT }));
