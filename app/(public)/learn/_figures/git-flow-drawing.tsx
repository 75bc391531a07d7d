import { Drawing, type Layout, Words } from '@/app/_learn/drawing';
import { BRANCHES, type Commit, type Edge, edges, HISTORY } from '@/lib/learn/figures/git-flow';
import { widthOf } from '@/lib/learn/figures/words';

/** Distances between commits and between branches, and where the first of each stands. */
const GRID: Record<Layout, { time: number; lane: number; startTime: number; startLane: number }> = {
  wide: { time: 62, lane: 58, startTime: 104, startLane: 56 },
  narrow: { time: 48, lane: 42, startTime: 22, startLane: 22 },
};
const VIEWS: Record<Layout, readonly [number, number, number, number]> = {
  wide: [0, 0, 640, 290],
  narrow: [0, 0, 344, 480],
};
const NODE = 12;

interface Place {
  time: number;
  lane: number;
}

/** Time runs to the right in the wide drawing and down in the narrow one. */
function spot(layout: Layout, { time, lane }: Place): { x: number; y: number } {
  const grid = GRID[layout];
  const along = grid.startTime + time * grid.time;
  const beside = grid.startLane + lane * grid.lane;
  return layout === 'wide' ? { x: along, y: beside } : { x: beside, y: along };
}

/** A branch leaves its parent at once; a merge stays on its branch until the last step. */
function way(layout: Layout, { from, to, merge }: Edge): string {
  const at = (time: number, lane: number) => {
    const { x, y } = spot(layout, { time, lane });
    return `${x} ${y}`;
  };
  const bendsFrom = merge ? to.time - 1 : from.time;
  const middle = bendsFrom + 0.5;
  return (
    `M${at(from.time, from.lane)}L${at(bendsFrom, from.lane)}` +
    `C${at(middle, from.lane)} ${at(middle, to.lane)} ${at(bendsFrom + 1, to.lane)}L${at(to.time, to.lane)}`
  );
}

interface Props {
  layout: Layout;
  title: string;
  description: string;
  labels: { commit: string; merge: string; tag: string };
}

/** The graph itself: a lane for each branch, a numbered node for each commit, two rings for a merge. */
export function GitFlowDrawing({ layout, title, description, labels }: Props) {
  const commits = HISTORY.map((commit: Commit, time) => ({
    ...commit,
    number: `${time + 1}`,
    ...spot(layout, { time, lane: BRANCHES.indexOf(commit.branch) }),
  }));
  const [, , width, height] = VIEWS[layout];
  return (
    <Drawing {...{ layout, title, description }} view={VIEWS[layout]}>
      {BRANCHES.map((branch, lane) => {
        const { x, y } = spot(layout, { time: 0, lane });
        return layout === 'wide' ? (
          <g key={branch}>
            <path className="stroke-line" d={`M84 ${y}H${width}`} />
            <Words x={0} y={y + 5} size={14} lines={[branch]} className="fill-ink font-mono" />
          </g>
        ) : (
          <path key={branch} className="stroke-line" d={`M${x} 0V${height - 64}`} />
        );
      })}
      {edges().map((edge) => (
        <path
          key={`${edge.from.time} ${edge.to.time}`}
          className="figure-line"
          strokeDasharray={edge.merge ? '6 4' : undefined}
          d={way(layout, edge)}
        />
      ))}
      {commits.map(({ id, x, y, parents, number, branch, tag }) => (
        <g key={id}>
          <Node x={x} y={y} merge={parents.length > 1} />
          <Words {...{ x }} y={y + 4.5} anchor="middle" lines={[number]} className="fill-ink font-semibold" />
          {layout === 'narrow' ? (
            <Words x={186} y={y + 5} size={14} lines={[branch]} className="fill-ink font-mono" />
          ) : null}
          {tag ? <Tag {...(layout === 'wide' ? { x, y: y - 32 } : { x: 284, y })} text={tag} /> : null}
        </g>
      ))}
      <Legend y={height - (layout === 'wide' ? 12 : 34)} {...{ layout, labels }} />
    </Drawing>
  );
}

function Node({ x, y, merge }: { x: number; y: number; merge: boolean }) {
  return (
    <>
      <circle cx={x} cy={y} r={merge ? NODE + 3.5 : NODE} className="figure-node" />
      {merge ? <circle cx={x} cy={y} r={NODE - 1} className="figure-node" /> : null}
    </>
  );
}

function Tag({ x, y, text }: { x: number; y: number; text: string }) {
  const width = widthOf(text, 12) + 18;
  return (
    <>
      <rect x={x - width / 2} y={y - 10} {...{ width }} height={20} rx={10} className="fill-mark-soft" />
      <Words
        {...{ x }}
        y={y + 4.5}
        anchor="middle"
        size={12}
        lines={[text]}
        className="fill-ink font-medium"
      />
    </>
  );
}

/** What a ring, two rings and a pill mean. */
function Legend({ y, layout, labels }: { y: number; layout: Layout; labels: Props['labels'] }) {
  const size = 12.5;
  const merge = 26 + widthOf(labels.commit, size) + 44;
  const tag = layout === 'wide' ? merge + widthOf(labels.merge, size) + 66 : 16;
  const below = layout === 'wide' ? y : y + 26;
  return (
    <>
      <circle cx={8} cy={y - 4} r={7} className="figure-node" />
      <Words x={26} {...{ y, size }} lines={[labels.commit]} className="fill-ink-soft" />
      <circle cx={merge - 14} cy={y - 4} r={8.5} className="figure-node" />
      <circle cx={merge - 14} cy={y - 4} r={4.5} className="figure-node" />
      <Words x={merge} {...{ y, size }} lines={[labels.merge]} className="fill-ink-soft" />
      <rect x={tag - 16} y={below - 12} width={28} height={16} rx={8} className="fill-mark-soft" />
      <Words x={tag + 20} y={below} {...{ size }} lines={[labels.tag]} className="fill-ink-soft" />
    </>
  );
}
