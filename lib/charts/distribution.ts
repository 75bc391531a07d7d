import { ink } from './ink';
import { type ChartTheme, clampScore, escapeXml, num, svgDocument } from './svg';

export interface Distribution {
  /** How many people chose each level, 0 first. */
  counts: readonly [number, number, number, number, number];
  dontKnow?: number;
  notApplicable?: number;
  /** Mean or agreed value, 0–4: a tick under the columns. */
  mean?: number | null;
}

interface Options {
  title: string;
  /** One or two letters under the columns apart, for example `?` and `–`; the full words belong to the title or table. */
  signs: { dontKnow: string; notApplicable: string };
  theme?: ChartTheme;
}

const WIDTH = 320;
const HEIGHT = 132;
const FLOOR = 104;
const DOT = 12;
const COLUMN = 44;
const APART = 14;

/** One dot per person above the level they chose; who did not know stands apart. Beyond the height, dots become a bar with its count. */
export function distribution(data: Distribution, options: Options): string {
  const { title, signs, theme = 'web' } = options;
  const columns = [...data.counts, data.dontKnow ?? 0, data.notApplicable ?? 0];
  const centre = (index: number) => COLUMN / 2 + index * COLUMN + (index > 4 ? APART : 0);
  const most = Math.floor((FLOOR - 18) / DOT);
  const tallest = Math.max(1, ...columns);

  const body = columns.map((count, index) => {
    const x = centre(index);
    const apart = index > 4;
    const sign = index === 5 ? signs.dontKnow : index === 6 ? signs.notApplicable : String(index);
    const label = `<text ${ink(theme, 'scale')} x="${x}" y="${FLOOR + 18}" text-anchor="middle">${escapeXml(sign)}</text>`;
    if (count === 0) return label;
    const role = apart ? 'tick' : 'dots';
    if (tallest <= most) {
      const dots = Array.from({ length: count }, (_, row) => `M${x} ${num(FLOOR - 8 - row * DOT)}h.01`).join(
        '',
      );
      return `${label}<g ${ink(theme, role)}><path stroke-width="9" stroke-linecap="round" d="${dots}"/></g>`;
    }
    const height = (count / tallest) * (FLOOR - 22);
    return (
      `${label}<rect ${ink(theme, apart ? 'hidden' : 'bar')} x="${x - 14}" y="${num(FLOOR - height)}" width="28" height="${num(height)}" rx="2"/>` +
      `<text ${ink(theme, 'note')} x="${x}" y="${num(FLOOR - height - 5)}" text-anchor="middle">${count}</text>`
    );
  });
  const floor = `<path ${ink(theme, 'grid')} d="M0 ${FLOOR}H${5 * COLUMN}M${5 * COLUMN + APART} ${FLOOR}H${WIDTH}"/>`;
  const mean =
    data.mean == null
      ? ''
      : `<path ${ink(theme, 'tick')} d="M${num(COLUMN / 2 + clampScore(data.mean) * COLUMN)} ${FLOOR - 3}v8"/>`;
  return svgDocument(
    {
      width: WIDTH,
      height: HEIGHT,
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      title,
      className: 'chart chart-distribution',
      theme,
    },
    floor + body.join('') + mean,
  );
}
