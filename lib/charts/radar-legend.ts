import { type InkRole, ink } from './ink';
import type { RadarInput } from './radar';
import { axisAngle, RADAR } from './radar-layout';
import { type ChartTheme, escapeXml } from './svg';

const LINE = 22;

interface Corner {
  right: boolean;
  bottom: boolean;
}

/** Names of frameworks in the corner they point to, names of series in the corner left over at the bottom left. */
export function legend(
  { axes, groups, series, targets }: Pick<RadarInput, 'axes' | 'groups' | 'series' | 'targets'>,
  theme: ChartTheme,
): string {
  const lines = [
    ...seriesLines(series),
    ...(targets ? [{ label: targets.label, role: 'target' as const }] : []),
  ];
  const draw = (half: number) =>
    groups.map((group) => groupName(axes, group, half, theme)).join('') +
    (lines.length > 1 ? lineNames(lines, half, theme) : '');
  const wide = draw(RADAR.width / 2 - 8);
  if (theme === 'print') return `<g ${ink(theme, 'name')}>${wide}</g>`;
  return `<g class="c-name c-wide">${wide}</g><g class="c-name c-narrow">${draw(RADAR.height / 2 - 6)}</g>`;
}

function groupName(
  axes: RadarInput['axes'],
  group: RadarInput['groups'][number],
  half: number,
  theme: ChartTheme,
): string {
  const members = axes.flatMap((axis, index) => (axis.group === group.id ? [index] : []));
  const middle = members[Math.floor(members.length / 2)];
  if (middle === undefined) return '';
  const angle = axisAngle(middle, axes.length);
  const corner: Corner = { right: Math.sin(angle) >= -0.1, bottom: Math.cos(angle) < 0 };
  const y = corner.bottom ? RADAR.height / 2 - 12 : 20 - RADAR.height / 2;
  const edge = corner.right ? half : -half;
  const inward = corner.right ? -1 : 1;
  return (
    `<path ${ink(theme, `edge-${group.id}`)} d="M${edge} ${y - 4}h${inward * 16}"/>` +
    `<text x="${edge + inward * 24}" y="${y}"${corner.right ? ' text-anchor="end"' : ''}>${escapeXml(group.label)}</text>`
  );
}

interface LegendLine {
  label: string;
  role: InkRole;
}

const seriesLines = (series: RadarInput['series']): LegendLine[] =>
  series.map((one, index) => {
    const kind = one.kind ?? (index === 0 ? 'current' : 'previous');
    const role = kind === 'current' ? 'line' : kind === 'planned' ? 'plan' : 'prev';
    return { label: one.label, role };
  });

function lineNames(lines: readonly LegendLine[], half: number, theme: ChartTheme): string {
  return lines
    .map(({ label, role }, index) => {
      const y = RADAR.height / 2 - 12 - (lines.length - 1 - index) * LINE;
      return (
        `<path ${ink(theme, role)} d="M${-half} ${y - 4}h16"/>` +
        `<text x="${24 - half}" y="${y}">${escapeXml(label)}</text>`
      );
    })
    .join('');
}
