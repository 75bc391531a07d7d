/** Widths in em of Inter, rounded up a little: a line that is too short is better than one that runs out of its box. */
const WIDTHS: readonly [RegExp, number][] = [
  [/[ijl.,:;'|!·]/, 0.29],
  [/[ ftr()-]/, 0.36],
  [/[mwMW]/, 0.87],
  [/[0-9]/, 0.62],
  [/[A-ZÁÀÂÃÉÊÍÓÔÕÚÇ]/, 0.68],
];
const USUAL = 0.58;
const BOLD = 1.05;

/** About how wide a text is, in the units of its font size. Server and browser agree, for nothing is measured. */
export function widthOf(text: string, size: number, bold = false): number {
  let em = 0;
  for (const letter of text) em += WIDTHS.find(([kind]) => kind.test(letter))?.[1] ?? USUAL;
  return em * size * (bold ? BOLD : 1);
}

/** Breaks a text at its spaces so that no line is wider than `width`, unless one word is. */
export function wrapText(text: string, width: number, size: number, bold = false): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`, size, bold) <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}
