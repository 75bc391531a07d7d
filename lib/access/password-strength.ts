import 'server-only';
import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { lengthProblem } from './password-rules';

/** Guesses that a password has to withstand, by the estimate of zxcvbn: two words that everybody uses do not, three do. */
const FEWEST_GUESSES = 10 ** 8.5;
/** Most words of each list, the usual ones first: ten times as many find no more of what people choose, and cost 100 MB. */
const MOST_WORDS = 20_000;
/** Characters that are looked at, and ways to read signs as letters: bounds what one look costs, to some 50 ms. */
const [LONGEST_LOOK, MOST_READINGS] = [64, 4];
/** Surnames of the world, and the words of a method that throws dice: those who choose them choose well. */
const LEFT_OUT = /^(?:lastnames-en|diceware-common)$/;
const PRODUCT = 'patamar';

let made: Promise<ZxcvbnFactory> | undefined;

/** The lists come from the packages, leaked passwords among them, and nothing is asked of anybody. */
async function makeEstimator(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory: Factory }, common, english, portuguese] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
    import('@zxcvbn-ts/language-pt-br'),
  ]);
  const lists = { ...english.dictionary, ...portuguese.dictionary, ...common.dictionary };
  const dictionary = Object.fromEntries(
    Object.entries(lists)
      .filter(([name]) => !LEFT_OUT.test(name))
      .map(([name, words]) => [name, name === 'passwords-common' ? words : words.slice(0, MOST_WORDS)]),
  );
  return new Factory({
    dictionary,
    graphs: common.adjacencyGraphs,
    l33tMaxSubstitutions: MOST_READINGS,
    maxLength: LONGEST_LOOK,
  });
}

/** What somebody who knows a person tries first: their name, their address and what they work for, whole and in parts. */
function ownWords(about: readonly string[]): string[] {
  const whole = about.map((text) => text.trim().toLowerCase());
  const parts = whole.flatMap((text) => text.split(/[^\p{L}\p{N}]+/u));
  return [...new Set([PRODUCT, ...whole, ...parts])].filter((word) => word.length > 2);
}

/**
 * Why a password cannot be chosen, or null when it can: too short, too long, or easy to guess because it is known from leaks,
 * made of usual words, keys side by side, dates or repetitions, or of what is known `about` the person. Which kinds of signs it has does not matter.
 */
export async function passwordProblem(
  password: string,
  about: readonly string[],
): Promise<'password_short' | 'too_long' | 'password_common' | null> {
  const wrong = lengthProblem(password);
  if (wrong) return wrong;
  made ??= makeEstimator();
  const { guesses } = (await made).check(password.normalize('NFKC').trim(), ownWords(about));
  return guesses < FEWEST_GUESSES ? 'password_common' : null;
}
