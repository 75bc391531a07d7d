'use client';

import { memo } from 'react';
import { formatScore } from '@/lib/i18n/format';
import type { HeatCode, HeatMove, HeatState } from '@/lib/overview/heat-code';
import { heatWords } from '@/lib/overview/heat-said';
import { cellPath, shortPath } from './address';
import type { HeatSheet, SheetRow } from './sheet';

/** What stands in a cell without a number; the words are in its name and below the map. */
export const SIGNS: Readonly<Record<Exclude<HeatState, 'level' | 'provisional'>, string>> = {
  unknown: '?',
  not_applicable: '×',
  hidden: '◌',
  not_asked: '–',
};
/** What the style sheet knows it by: letters, because a page has a thousand cells and more. */
const STATES: Readonly<Record<keyof typeof SIGNS, string>> = {
  unknown: 'u',
  not_applicable: 'n',
  hidden: 'h',
  not_asked: 'x',
};
const MOVES: Readonly<Partial<Record<HeatMove, string>>> = {
  improved: 'i',
  declined: 'd',
  possibleUp: 'u',
  possibleDown: 'v',
};

/** Level, state and marks of a cell for the style sheet, which draws them. */
function look(cell: HeatCode, overall: boolean) {
  if (!('score' in cell)) return { 'data-s': STATES[cell.state] };
  return {
    'data-l': cell.tone,
    'data-p': cell.state === 'provisional' ? '' : undefined,
    // Without a level there is no stair.
    'data-o': overall || cell.target === null ? '' : undefined,
    'data-m': MOVES[cell.move],
    'data-t': cell.reached ? '' : undefined,
  };
}

interface Props {
  sheet: HeatSheet;
  row: SheetRow;
  cells: readonly HeatCode[];
  /** Place among the rows. */
  at: number;
  /** The page has come to life: cells have names of their own, and addresses in full. */
  live: boolean;
}

/** A team: who and when at the left, then a cell for each column. */
export const TeamRow = memo(function TeamRow({ sheet, row, cells, at, live }: Props) {
  const { columns, said, lang } = sheet;
  return (
    <tr data-r={at}>
      <th scope="row">
        <a href={`/teams/${row.team}`}>
          <bdi>{row.name}</bdi>
        </a>
        <span>{row.about}</span>
        {row.answered ? <span>{row.answered}</span> : null}
        {row.newer ? <span>{row.newer}</span> : null}
        {row.open ? <a href={row.open.href}>{row.open.text}</a> : null}
      </th>
      {columns.map((column, place) => {
        const cell = cells[place] ?? { state: 'not_asked' };
        const overall = column.scope === 'overall';
        const score = 'score' in cell ? formatScore(lang, cell.score) : null;
        const words = heatWords(said, cell, overall);
        const name = live ? (score === null ? words : `${score}; ${words}`) : undefined;
        const shown = 'score' in cell ? score : SIGNS[cell.state];
        const leads = row.round !== null && cell.state !== 'not_asked';
        return (
          <td key={column.id} {...look(cell, overall)} aria-label={leads ? undefined : name}>
            {leads ? (
              <a href={(live ? cellPath : shortPath)(row, column)} aria-label={name}>
                {shown}
              </a>
            ) : (
              shown
            )}
          </td>
        );
      })}
    </tr>
  );
});

/** All teams in one row, below the others. */
export function MeanRow({ sheet, live }: { sheet: HeatSheet; live: boolean }) {
  const { columns, means, lang, words, meanNote } = sheet;
  return (
    <tfoot>
      <tr>
        <th scope="row">
          {words.organization}
          <span>{meanNote}</span>
        </th>
        {columns.map(({ id }, at) => {
          const mean = means[at];
          if (mean === undefined || typeof mean === 'string')
            return (
              <td key={id} data-s="x" aria-label={live ? mean : undefined}>
                –
              </td>
            );
          return (
            <td key={id} data-l={mean.tone} data-o="" aria-label={live ? mean.long : undefined}>
              {formatScore(lang, mean.score)}
              <small>{mean.of}</small>
            </td>
          );
        })}
      </tr>
    </tfoot>
  );
}
