// `node --import tsx scripts/privacy-report.ts`: what can be guessed from what is published, for docs/privacy.md.
import { leaverGuess, readers, setsKnown } from '@/lib/publishing/testing/measure';

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const line = (cells: readonly (string | number)[]) => console.log(`| ${cells.join(' | ')} |`);

console.log(
  'One question of one round: sets of answers that only one set looks like (share of teams that have one).',
);
line(['people', 'sets', 'by the mean', 'by all that is shown', 'by mean and interval']);
line(['---', '---', '---', '---', '---']);
for (const n of [3, 4, 5, 6, 7, 8]) {
  const { sets, ...by } = setsKnown(n);
  const cells = [by.byMean, by.byAll, by.byInterval].map((one) => `${one.sets} (${percent(one.share)})`);
  line([n, sets, ...cells]);
}

console.log('\nOne of n people leaves: how often the best guess of their answer is right.');
line(['people', 'same answer again', 'nothing known', 'both means', 'all but the word', 'all that is shown']);
line(['---', '---', '---', '---', '---', '---']);
for (const n of [4, 5, 6]) {
  const read = readers();
  for (const repeats of [0, 0.5, 0.85]) {
    const guess = leaverGuess(n, repeats, read);
    line([
      n,
      percent(repeats),
      ...[guess.byNothing, guess.byMeans, guess.byAllButWord, guess.byAll].map(percent),
    ]);
  }
}
