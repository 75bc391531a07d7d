'use client';

import { Table, Th } from '@/app/_ui/table';
import { formatScore } from '@/lib/i18n/format';
import { heatCells } from '@/lib/overview/heat-code';
import { heatWords } from '@/lib/overview/heat-said';
import type { HeatSheet } from './sheet';

/** The same numbers and words as the map, without colour and marks. */
export function HeatWordsTable({ sheet }: { sheet: HeatSheet }) {
  const { columns, rows, means, said, lang, words, meanNote } = sheet;
  return (
    <Table caption={words.caption} hideCaption className="heat-words tnum">
      <thead>
        <tr>
          <Th>{words.team}</Th>
          {columns.map(({ id, title }) => (
            <Th key={id}>{title}</Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.team}>
            <Th scope="row">
              <a href={`/teams/${row.team}`}>
                <bdi>{row.name}</bdi>
              </a>
              <span>{row.about}</span>
            </Th>
            {heatCells(row.cells).map((cell, at) => (
              <td key={columns[at]?.id}>
                {'score' in cell ? <b>{formatScore(lang, cell.score)}</b> : null}
                <span>{heatWords(said, cell, columns[at]?.scope === 'overall')}</span>
              </td>
            ))}
          </tr>
        ))}
        <tr>
          <Th scope="row">
            {words.organization}
            <span>{meanNote}</span>
          </Th>
          {means.map((mean, at) => (
            <td key={columns[at]?.id}>
              {typeof mean === 'string' ? '–' : <b>{formatScore(lang, mean.score)}</b>}
              {typeof mean === 'string' ? null : <span>{mean.of}</span>}
            </td>
          ))}
        </tr>
      </tbody>
    </Table>
  );
}
