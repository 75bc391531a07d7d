import { Arrowhead, Drawing, type Layout, Words } from '@/app/_learn/drawing';
import { wrapText } from '@/lib/learn/figures/words';

export interface MlPhase {
  title: string;
  steps: readonly string[];
}

interface Props {
  layout: Layout;
  title: string;
  description: string;
  /** Design, experiment, operate. */
  phases: readonly MlPhase[];
  labels: { again: string; newData: string; newNeed: string };
}

const PAD = 14;
const LEADING = 17;
const WIDTH: Record<Layout, number> = { wide: 640, narrow: 344 };
const BOX: Record<Layout, { width: number; gap: number }> = {
  wide: { width: 188, gap: 38 },
  narrow: { width: 296, gap: 48 },
};

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
  heading: string[];
  /** Lines above the first step. */
  first: number;
  steps: string[][];
}

/** The phase that goes around in itself. */
const AGAIN = 1;

/** Breaks the texts and gives each phase its place: in a row of equal height, or one below the other. */
function boxes(layout: Layout, phases: readonly MlPhase[]): Box[] {
  const { width, gap } = BOX[layout];
  const inner = width - 2 * PAD;
  const broken = phases.map(({ title, steps }, i) => ({
    heading: wrapText(`${i + 1}. ${title}`, inner, 15, true),
    steps: steps.map((step) => wrapText(step, inner - 14, 13)),
  }));
  // Side by side, the steps of all begin at one height.
  const headings = Math.max(...broken.map(({ heading }) => heading.length));
  const height = ({ heading, steps }: Pick<Box, 'heading' | 'steps'>, i: number) =>
    ((layout === 'wide' ? headings : heading.length) + steps.flat().length + (i === AGAIN ? 1 : 0)) *
      LEADING +
    steps.length * 3 +
    (i === AGAIN ? 40 : 34);
  const tallest = Math.max(...broken.map(height));
  let y = 1;
  return broken.map((one, i) => {
    const box = {
      ...one,
      width,
      height: layout === 'wide' ? tallest : height(one, i),
      first: layout === 'wide' ? headings : one.heading.length,
    };
    if (layout === 'wide') return { ...box, x: 1 + i * (width + gap), y };
    const place = { ...box, x: 1, y };
    y += box.height + gap;
    return place;
  });
}

/** Three boxes with arrows forward, and dashed arrows back. */
export function MlPhasesDrawing({ layout, title, description, phases, labels }: Props) {
  const [design, experiment, operate] = boxes(layout, phases);
  if (!design || !experiment || !operate) return null;
  const way = { design, experiment, operate, labels };
  const height = operate.y + operate.height + (layout === 'wide' ? 76 : 2);
  return (
    <Drawing {...{ layout, title, description }} view={[0, 0, WIDTH[layout], height]}>
      {[design, experiment, operate].map((box) => (
        <Phase key={box.heading.join()} {...box} again={box === experiment ? labels.again : undefined} />
      ))}
      {layout === 'wide' ? <WaysAcross {...way} /> : <WaysDown {...way} />}
    </Drawing>
  );
}

function Phase({ x, y, width, height, heading, first, steps, again }: Box & { again?: string | undefined }) {
  let line = y + PAD + 12;
  const next = (lines: number) => {
    const at = line;
    line += lines * LEADING;
    return at;
  };
  return (
    <>
      <rect className="figure-box" {...{ x, y, width, height }} rx={6} />
      <Words
        x={x + PAD}
        y={next(first)}
        size={15}
        leading={LEADING}
        lines={heading}
        className="fill-ink font-semibold"
      />
      {steps.map((lines) => {
        const at = next(lines.length) + 6;
        line += 3;
        return (
          <g key={lines.join()}>
            <circle cx={x + PAD + 3} cy={at - 4.5} r={2.5} className="fill-mark" />
            <Words x={x + PAD + 14} y={at} leading={LEADING} lines={lines} />
          </g>
        );
      })}
      {again ? (
        <g transform={`translate(${x + PAD} ${line + 12})`}>
          <path className="figure-turn" d="M10.5-7.5A5 5 0 1 0 11-3" />
          <path className="figure-head" d="M12.5-11.5V-6H7Z" />
          <Words x={19} y={0} lines={[again]} className="fill-ink-soft" />
        </g>
      ) : null}
    </>
  );
}

interface Ways {
  design: Box;
  experiment: Box;
  operate: Box;
  labels: Props['labels'];
}

function WaysAcross({ design, experiment, operate, labels }: Ways) {
  const y = design.y + 22;
  const bottom = design.y + design.height;
  const middle = (box: Box) => box.x + box.width / 2;
  const turn = bottom + 44;
  return (
    <>
      {[experiment, operate].map((to) => (
        <g key={to.x}>
          <path className="figure-line" d={`M${to.x - BOX.wide.gap + 6} ${y}H${to.x - 10}`} />
          <Arrowhead x={to.x - 4} y={y} turn={0} className="fill-mark" />
        </g>
      ))}
      <path
        className="figure-back"
        d={`M${middle(operate)} ${bottom + 4}V${turn}H${middle(design)}V${bottom + 12}`}
      />
      <path className="figure-back" d={`M${middle(experiment)} ${turn}V${bottom + 12}`} />
      {[design, experiment].map((to) => (
        <Arrowhead key={to.x} x={middle(to)} y={bottom + 4} turn={-90} />
      ))}
      <Words x={middle(experiment) + 12} y={turn + 20} lines={[labels.newData]} className="fill-ink-soft" />
      <Words x={middle(design) + 12} y={turn + 20} lines={[labels.newNeed]} className="fill-ink-soft" />
    </>
  );
}

function WaysDown({ design, experiment, operate, labels }: Ways) {
  const right = design.x + design.width;
  const middle = (box: Box) => box.y + box.height / 2;
  const turn = right + 32;
  return (
    <>
      {[design, experiment].map((from, i) => {
        const bottom = from.y + from.height;
        return (
          <g key={from.y}>
            <path className="figure-line" d={`M28 ${bottom + 6}v${BOX.narrow.gap - 18}`} />
            <Arrowhead x={28} y={bottom + BOX.narrow.gap - 4} turn={90} className="fill-mark" />
            <Words
              x={turn - 10}
              y={bottom + BOX.narrow.gap / 2 + 4}
              anchor="end"
              lines={[i ? labels.newData : labels.newNeed]}
              className="fill-ink-soft"
            />
          </g>
        );
      })}
      <path
        className="figure-back"
        d={`M${right + 4} ${middle(operate)}H${turn}V${middle(design)}H${right + 12}`}
      />
      <path className="figure-back" d={`M${turn} ${middle(experiment)}H${right + 12}`} />
      {[design, experiment].map((to) => (
        <Arrowhead key={to.y} x={right + 4} y={middle(to)} turn={180} />
      ))}
    </>
  );
}
