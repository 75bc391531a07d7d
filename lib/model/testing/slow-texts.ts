/** As much of a unit as a document may hold: almost 2 MB, or almost all the marks there may be. */
function filled(before: string, unit: string, after: string): string {
  const marks = unit.match(/[\n,:[\]{}&*!?|>#'"]/g)?.length ?? 0;
  return before + unit.repeat(Math.min(2_000_000 / unit.length, 149_000 / marks)) + after;
}

/** Nothing of these is refused for its size; a reader that takes twice as long for each character more would take minutes. */
export const slowTexts: [name: string, text: string][] = [
  ['lines in double quotes', filled('a: "x\n', ' yyyyyyyyyy\n', '  z"\n')],
  ['lines in single quotes', filled("a: 'x\n", ' yyyyyyyyyy\n', "  z'\n")],
  ['lines in a quote that closes too late', filled('a: "x\n', ' yyyyyyyyyy\n', '"\n')],
  ['spaces in a text', filled('a: x', ' ', 'x\n')],
  ['spaces after a text', filled('a: x', ' ', '\n')],
  ['spaces before a comment', filled('a: x', ' ', '# x\n')],
  ['spaces in a list', filled('a: [x', ' ', 'y]\n')],
  ['spaces in a list with an anchor', filled('a: &x [x', ' ', 'y]\n')],
  ['spaces after a quote', filled('a: "x"', ' ', 'z\n')],
  ['spaces after a quote in a list', filled('a: ["x"', ' ', 'z]\n')],
  ['spaces before half of a line', filled('a:', ' ', '\u2028\n')],
  ['spaces at the end of folded lines', filled('a: x\n', `  x${' '.repeat(10_000)}\n`, '')],
  ['empty lines between entries', filled('a:\n', '- x\n\n', '')],
  ['empty lines between keys', Array.from({ length: 49_000 }, (_, i) => `k${i}: x\n\n`).join('')],
  ['empty lines after a text', filled('a: x\n', '\n', 'b: x\n')],
  ['a long text in quotes', filled('a: "', 'x', '"\n')],
  ['a long text in quotes in a list', filled("a: ['", 'x', "']\n")],
  ['doubled quotes', filled("a: '", "''", "x'\n")],
  ['escapes', filled('a: ["', '\\\\', '"]\n')],
  ['escapes that are wrong', filled('a: "', '\\q', '"\n')],
  ['escapes that are wrong in JSON', filled('{"a":"', '\\q', '"}')],
  ['dashes and tabs', filled('a: ', '-\t', '\n')],
  ['dashes in a list with an anchor', filled('a: &x [', '- ', ']\n')],
  ['a prefix of tags', `%TAG !a! ${'x'.repeat(1_000_000)}\n---\n${'- !a!x\n'.repeat(49_000)}`],
];
