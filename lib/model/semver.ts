/** A version's numbers, and its pre-release parts when it has any (`1.0.0-rc.1`). */
interface Version {
  numbers: readonly [number, number, number];
  preRelease: readonly string[];
}

export type Bump = 'major' | 'minor' | 'patch' | 'none';

const PATTERN = /^(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?$/;

/** @throws RangeError when the text is not a version; those of a model always are. */
function parse(version: string): Version {
  const [, major, minor, patch, preRelease] = PATTERN.exec(version) ?? [];
  if (patch === undefined) throw new RangeError(`Not a version: ${version}`);
  return {
    numbers: [Number(major), Number(minor), Number(patch)],
    preRelease: preRelease?.split('.') ?? [],
  };
}

/**
 * Negative when `a` comes before `b`, positive when after, 0 when equal (Semantic Versioning 2.0.0, clause 11).
 * @throws RangeError when either is not a version
 */
export function compareVersions(a: string, b: string): number {
  const [x, y] = [parse(a), parse(b)];
  const difference = x.numbers.map((n, i) => n - (y.numbers[i] ?? 0)).find((n) => n !== 0);
  return difference ?? comparePreReleases(x.preRelease, y.preRelease);
}

/** A version with a pre-release comes before the one without. */
function comparePreReleases(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return b.length - a.length;
  const at = a.findIndex((part, i) => part !== b[i]);
  if (at < 0) return a.length - b.length;
  const [x = '', y] = [a[at], b[at]];
  if (y === undefined) return 1;
  const [n, m] = [x, y].map((part) => (/^\d+$/.test(part) ? Number(part) : null));
  if (typeof n === 'number' && typeof m === 'number') return n - m;
  // Numbers come before words.
  if (typeof n === 'number') return -1;
  if (typeof m === 'number') return 1;
  return x < y ? -1 : 1;
}

/** Scores of two rounds can be compared only within one major version (reference model 2.4). */
export const sameMajor = (a: string, b: string): boolean => parse(a).numbers[0] === parse(b).numbers[0];

interface AskedWith {
  ownModel: boolean;
  modelVersion: string;
}

/** Whose versions a model is one of. */
export const familyOf = (own: boolean): 'own' | 'built-in' => (own ? 'own' : 'built-in');

/**
 * The scale that a round stands on, as a text: alike for rounds of one family and MAJOR version of the model, and anything else
 * stands on its own (reference model 2.4).
 * @throws RangeError when the version is none
 */
export const scaleKey = ({ ownModel, modelVersion }: AskedWith): string =>
  `${familyOf(ownModel)} ${parse(modelVersion).numbers[0]}`;

/** Whether two rounds stand on one scale. */
export const sameScale = (a: AskedWith, b: AskedWith): boolean => scaleKey(a) === scaleKey(b);

/** The lowest version without a pre-release that is higher by the bump; a pre-release may already be on its way there. */
export function nextVersion(version: string, bump: Bump): string {
  const { numbers, preRelease } = parse(version);
  const [major, minor, patch] = numbers;
  const core = numbers.join('.');
  if (bump === 'none') return version;
  const onItsWay = preRelease.length > 0;
  if (bump === 'major') return onItsWay && minor === 0 && patch === 0 ? core : `${major + 1}.0.0`;
  if (bump === 'minor') return onItsWay && patch === 0 ? core : `${major}.${minor + 1}.0`;
  return onItsWay ? core : `${major}.${minor}.${patch + 1}`;
}

/** Whether `declared`, its pre-release left aside, is at least `wanted`. */
export const reachesVersion = (declared: string, wanted: string): boolean =>
  compareVersions(parse(declared).numbers.join('.'), wanted) >= 0;
