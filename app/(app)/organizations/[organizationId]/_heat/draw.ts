import type { Drawing } from '@/app/_charts/export-chart';
import { fileName } from '@/app/_charts/export-style';
import { type HeatMapCellDrawing, type HeatMapDrawing, heatMapSvg } from '@/lib/charts/heat-map';
import { formatScore } from '@/lib/i18n/format';
import { LEVELS } from '@/lib/model/levels';
import { type HeatCode, heatCells } from '@/lib/overview/heat-code';
import { SIGNS } from './rows';
import type { HeatSheet, SheetRow } from './sheet';

const ARROWS: Readonly<Record<string, string>> = {
  improved: '▲',
  declined: '▼',
  possibleUp: '△',
  possibleDown: '▽',
};

function cellOf({ lang }: HeatSheet, cell: HeatCode, overall: boolean): HeatMapCellDrawing {
  if (!('score' in cell))
    return { text: SIGNS[cell.state], tone: null, state: cell.state, bare: true, marks: '' };
  const { score, tone, state, move, reached, target } = cell;
  return {
    text: formatScore(lang, score),
    tone,
    state,
    bare: overall || target === null,
    marks: `${ARROWS[move] ?? ''}${reached ? '✓' : ''}`,
  };
}

/** A page of the map as a drawing of its own. */
export function drawingOf(sheet: HeatSheet, title: string, subtitle: string): Drawing {
  const { columns, rows, groups, means, words, lang } = sheet;
  const drawn = ({ name, about, cells }: SheetRow) => ({
    name,
    note: about,
    cells: heatCells(cells).map((cell, at) => cellOf(sheet, cell, columns[at]?.scope === 'overall')),
  });
  const parts: HeatMapDrawing['rows'] = groups
    ? groups.flatMap(({ name }, at) => [
        { group: name },
        ...rows.filter(({ group }) => group === at).map(drawn),
      ])
    : rows.map(drawn);
  const organization = means.map(
    (mean): HeatMapCellDrawing =>
      typeof mean === 'string'
        ? { text: SIGNS.not_asked, tone: null, state: 'not_asked', bare: true, marks: '' }
        : {
            text: formatScore(lang, mean.score),
            tone: LEVELS.find((level) => level === mean.tone) ?? null,
            state: 'level',
            bare: true,
            marks: '',
          },
  );
  const picture = heatMapSvg({
    title,
    subtitle,
    columns: columns.map(({ title: name, framework }) => ({ title: name, framework })),
    rows: [...parts, { name: words.organization, note: sheet.meanNote, cells: organization }],
  });
  return { ...picture, name: fileName(title) };
}
