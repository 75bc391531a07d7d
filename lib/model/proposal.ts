import { type Change, diffModels, requiredBump } from '@/lib/model/diff';
import type { Model } from '@/lib/model/schema';
import { type Bump, compareVersions, nextVersion, reachesVersion } from '@/lib/model/semver';

/** What publishing a model after an earlier one would mean. */
export interface Proposal {
  changes: readonly Change[];
  /** The smallest bump that the changes allow. */
  bump: Bump;
  /** The lowest version that may be declared; after a model of another family, what would follow it. */
  wanted: string;
  /** Why the declared version cannot be published. */
  problem: 'version_not_higher' | 'version_too_low' | null;
  /** Only changed anchors ask for a new MAJOR version: if their meaning stayed, the author may say so. */
  hangsOnAnchors: boolean;
}

interface Before {
  model: Model;
  /** An earlier version of the same family, whose version binds; the built-in model only suggests one. */
  sameFamily: boolean;
}

/** Judges the version that a model declares, against the one that it follows (reference model 2.4). */
export function propose(
  after: Model,
  { model: before, sameFamily }: Before,
  options: { anchorsKeepMeaning?: boolean } = {},
): Proposal {
  const changes = diffModels(before, after);
  const bump = requiredBump(changes, options);
  const [from, declared] = [before.modelVersion, after.modelVersion];
  // Another order of items is no change, but still another text: it takes another version.
  const wanted = nextVersion(from, bump === 'none' ? 'patch' : bump);
  const problem = !sameFamily
    ? null
    : compareVersions(declared, from) <= 0
      ? 'version_not_higher'
      : reachesVersion(declared, wanted)
        ? null
        : 'version_too_low';
  const strict = requiredBump(changes);
  const hangsOnAnchors =
    strict === 'major' && requiredBump(changes, { anchorsKeepMeaning: true }) !== 'major';
  return { changes, bump, wanted, problem, hangsOnAnchors };
}
