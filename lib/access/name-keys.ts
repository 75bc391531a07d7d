import unhomoglyph from 'unhomoglyph';

/** Letters and digits only; all of it where there are none. */
const bare = (text: string) => text.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '') || text;

/**
 * What a name looks like to whoever glances at it: without blanks, marks and case, with signs of other scripts read as those that they
 * look like (Unicode's table of confusables). Two ways, because "I" looks like "l" and is a large "i".
 */
export function nameKeys(name: string): readonly [string, string] {
  const letters = bare(name);
  return [bare(unhomoglyph(letters.toLowerCase())), bare(unhomoglyph(letters)).toLowerCase()];
}

/** Whether two names could be taken for each other. */
export function looksAlike(one: string, other: string): boolean {
  const [as, read] = nameKeys(one);
  const [otherAs, otherRead] = nameKeys(other);
  return as === otherAs || read === otherRead;
}
