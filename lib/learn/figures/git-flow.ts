/** The branches of the flow, in the order in which they are drawn. */
export const BRANCHES = ['main', 'hotfix', 'develop', 'feature'] as const;
export type Branch = (typeof BRANCHES)[number];

export interface Commit {
  id: string;
  branch: Branch;
  /** Commits it builds on: one, or two for a merge; the first is the one whose branch went on. */
  parents: readonly string[];
  tag?: string;
}

/** A small history with every kind of branch, oldest first. */
export const HISTORY = [
  { id: 'start', branch: 'main', parents: [], tag: 'v1.0' },
  { id: 'develop', branch: 'develop', parents: ['start'] },
  { id: 'feature', branch: 'feature', parents: ['develop'] },
  { id: 'hotfix', branch: 'hotfix', parents: ['start'] },
  { id: 'fixed', branch: 'main', parents: ['start', 'hotfix'], tag: 'v1.0.1' },
  { id: 'backport', branch: 'develop', parents: ['develop', 'hotfix'] },
  { id: 'more', branch: 'feature', parents: ['feature'] },
  { id: 'merged', branch: 'develop', parents: ['backport', 'more'] },
  { id: 'released', branch: 'main', parents: ['fixed', 'merged'], tag: 'v1.1' },
] as const satisfies readonly Commit[];
export type CommitId = (typeof HISTORY)[number]['id'];

const commits: readonly Commit[] = HISTORY;

/** Place of a commit in time, from 0. Throws for an id that is not in the history. */
export function indexOfCommit(id: string): number {
  const index = commits.findIndex((commit) => commit.id === id);
  if (index === -1) throw new Error(`There is no commit ${id}`);
  return index;
}

/** A line of the graph from a parent to its child; time and branch as whole steps. */
export interface Edge {
  from: { time: number; lane: number };
  to: { time: number; lane: number };
  /** The second parent of a merge. */
  merge: boolean;
}

/** Every line of the graph. */
export function edges(): Edge[] {
  const at = (commit: Commit) => ({
    time: indexOfCommit(commit.id),
    lane: BRANCHES.indexOf(commit.branch),
  });
  return commits.flatMap((commit) =>
    commit.parents.map((parent, order) => ({
      from: at(commits[indexOfCommit(parent)] ?? commit),
      to: at(commit),
      merge: order > 0,
    })),
  );
}
