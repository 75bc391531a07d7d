import type { RadarInput } from './radar';
import { escapeXml } from './svg';

/** HTML: the names of the numbers that a narrow place shows around the radar, by framework (charts.css). */
export function radarKey({ axes, groups }: Pick<RadarInput, 'axes' | 'groups'>): string {
  const parts = groups.map(({ id, label }) => {
    const first = axes.findIndex((axis) => axis.group === id);
    const members = axes.filter((axis) => axis.group === id);
    if (first === -1) return '';
    const items = members.map(({ label: name, value }) => {
      const score = value ? ` <b>${escapeXml(value)}</b>` : '';
      return `<li>${escapeXml(name)}${score}</li>`;
    });
    return `<p class="key-${id}">${escapeXml(label)}</p><ol start="${first + 1}">${items.join('')}</ol>`;
  });
  return `<div class="chart-key">${parts.join('')}</div>`;
}
