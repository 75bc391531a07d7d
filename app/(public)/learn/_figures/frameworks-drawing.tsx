import { Arrowhead, Drawing, type Layout, Words } from '@/app/_learn/drawing';
import { wrapText } from '@/lib/learn/figures/words';

interface Framework {
  name: string;
  text: string;
  /** Heading of the list. */
  more: string;
  /** Practices, with a middle dot between them. */
  list: string;
}

interface Props {
  layout: Layout;
  title: string;
  description: string;
  devops: Framework;
  dataops: Framework;
  mlops: Framework;
  toData: string;
  toModels: string;
}

const PAD = 14;
const LEADING = 17;
const SIZES: Record<Layout, { width: number; gap: number; arrow: number }> = {
  wide: { width: 640, gap: 24, arrow: 64 },
  narrow: { width: 344, gap: 12, arrow: 76 },
};

/** The lines of a box: name, text, heading of the list, list; and how tall that is. */
function broken({ name, text, more, list }: Framework, width: number, inRow: boolean) {
  const inner = width - 2 * PAD;
  const lines = wrapText(text, inner, 13);
  const items = inRow
    ? wrapText(list, inner, 13)
    : list
        .split(' · ')
        .flatMap((item) => wrapText(item, inner - 12, 13).map((line, i) => (i ? `\u2003${line}` : line)));
  return { name, more, lines, items, height: (lines.length + items.length + 2) * LEADING + 34 };
}

/** DevOps above, its two children below, the arrows named after their focus. */
export function FrameworksDrawing(props: Props) {
  const { layout, title, description, devops, dataops, mlops, toData, toModels } = props;
  const { width, gap, arrow } = SIZES[layout];
  const half = (width - gap) / 2 - 1;
  const root = broken(devops, width - 2, true);
  const children = [
    { ...broken(dataops, half, false), x: 1, edge: 'stroke-dat', focus: toData },
    { ...broken(mlops, half, false), x: half + gap + 1, edge: 'stroke-mlo', focus: toModels },
  ];
  const top = root.height + arrow;
  const height = Math.max(...children.map((child) => child.height));
  return (
    <Drawing {...{ layout, title, description }} view={[0, 0, width, top + height + 2]}>
      <Box {...root} x={1} y={2} width={width - 2} edge="stroke-dev" inRow />
      {children.map(({ focus, ...child }) => {
        const stem = child.x + PAD + 4;
        const words = wrapText(focus, half - PAD - 20, 13);
        return (
          <g key={child.name}>
            <path className="figure-line" d={`M${stem} ${root.height + 8}V${top - 14}`} />
            <Arrowhead x={stem} y={top - 6} turn={90} className="fill-mark" />
            <Words
              x={stem + 14}
              y={root.height + arrow / 2 + 4 - (words.length - 1) * 8}
              lines={words}
              className="fill-ink-soft"
            />
            <Box {...child} y={top} width={half} height={height} />
          </g>
        );
      })}
    </Drawing>
  );
}

interface BoxProps extends ReturnType<typeof broken> {
  x: number;
  y: number;
  width: number;
  edge: string;
  inRow?: boolean;
}

function Box({ x, y, width, height, edge, name, lines, more, items, inRow }: BoxProps) {
  const left = x + PAD;
  const text = y + PAD + 32;
  const list = text + lines.length * LEADING + 8;
  return (
    <>
      <rect className="figure-box" {...{ x, y, width, height }} rx={6} />
      <path className={edge} strokeWidth={4} d={`M${x + 5} ${y}H${x + width - 5}`} />
      <Words x={left} y={y + PAD + 12} size={16} lines={[name]} className="fill-ink font-semibold" />
      <Words x={left} y={text} leading={LEADING} lines={lines} />
      <Words x={left} y={list} lines={[more]} className="fill-ink-soft font-semibold" />
      {items.map((item, i) => {
        const line = list + (i + 1) * LEADING;
        const goesOn = item.startsWith('\u2003');
        return (
          <g key={item}>
            {inRow || goesOn ? null : <circle cx={left + 3} cy={line - 4.5} r={2.5} className="fill-mark" />}
            <Words x={inRow ? left : left + 12} y={line} lines={[item.trim()]} />
          </g>
        );
      })}
    </>
  );
}
