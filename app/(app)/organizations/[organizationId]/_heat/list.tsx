'use client';

import { formatScore } from '@/lib/i18n/format';
import { type HeatCode, heatCells } from '@/lib/overview/heat-code';
import { extremesOf } from '@/lib/overview/heat-extremes';
import { heatWords } from '@/lib/overview/heat-said';
import { shortPath } from './address';
import { columnName } from './column-name';
import { SIGNS } from './rows';
import type { HeatSheet, SheetRow } from './sheet';

type Column = HeatSheet['columns'][number];

interface LineProps {
  sheet: HeatSheet;
  row: SheetRow;
  column: Column;
  cell: HeatCode;
  /** What it is among the team's columns. */
  label: string;
}

/** One score of a team, in words: there is room for them on a phone. */
function Line({ sheet: { said, lang }, row, column, cell, label }: LineProps) {
  // That nothing changed is said by the map and its table: a list has fifty teams, too.
  const told = 'move' in cell && cell.move === 'same' ? { ...cell, move: 'none' as const } : cell;
  const score = 'score' in cell ? formatScore(lang, cell.score) : SIGNS[cell.state];
  return (
    <li>
      <span className="heat-chip tnum" data-l={'score' in cell ? cell.tone : undefined}>
        {score}
      </span>
      <span>
        <a href={shortPath(row, column)}>{label}</a>
        <small>{heatWords(said, told, column.scope === 'overall')}</small>
      </span>
    </li>
  );
}

function Team({ sheet, row }: { sheet: HeatSheet; row: SheetRow }) {
  const cells = heatCells(row.cells);
  const { columns, words } = sheet;
  const found = extremesOf(columns, cells);
  const line = (column: Column | undefined, prefix: string | null) => {
    const cell = column && cells[columns.indexOf(column)];
    if (!column || !cell || row.round === null) return null;
    const name = columnName(columns, column);
    const label = prefix === null ? name : `${prefix}: ${name}`;
    return <Line key={column.id} {...{ sheet, row, column, cell, label }} />;
  };
  return (
    <li>
      <a href={`/teams/${row.team}`} className="heat-team">
        <bdi>{row.name}</bdi>
      </a>
      <span className="heat-about">{[row.about, row.answered].filter((one) => one).join(' · ')}</span>
      {row.newer ? <span className="heat-about">{row.newer}</span> : null}
      {row.open ? (
        <a href={row.open.href} className="heat-about">
          {row.open.text}
        </a>
      ) : null}
      <ul>
        {line(columns[0], null)}
        {line(found?.weakest.column, words.lowest)}
        {line(found?.strongest.column, words.highest)}
      </ul>
    </li>
  );
}

/** The same on a phone: each team with its first column, and of the finest ones its lowest and highest that are shown. */
export function HeatList({ sheet }: { sheet: HeatSheet }) {
  const { rows, groups, words } = sheet;
  const list = (own: readonly SheetRow[]) => (
    <ul aria-label={words.list} className="heat-list">
      {own.map((row) => (
        <Team key={row.team} {...{ sheet, row }} />
      ))}
    </ul>
  );
  if (groups === null) return <div className="heat-phone">{list(rows)}</div>;
  return (
    <div className="heat-phone">
      {groups.map(({ name, count }, group) => (
        <details key={name} open>
          <summary>
            <bdi>{name}</bdi> <span>{count}</span>
          </summary>
          {list(rows.filter((row) => row.group === group))}
        </details>
      ))}
    </div>
  );
}
