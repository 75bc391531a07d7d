'use client';

import clsx from 'clsx';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef } from 'react';
import { useInBrowser } from '@/app/_lib/use-in-browser';
import { formatScore } from '@/lib/i18n/format';
import { heatCells } from '@/lib/overview/heat-code';
import { heatWords } from '@/lib/overview/heat-said';
import { sortPath } from './address';
import { columnName } from './column-name';
import { moveFocus, oneStop } from './keys';
import { MeanRow, TeamRow } from './rows';
import type { HeatSheet } from './sheet';

/** So many columns have room for names that are not turned. */
const FEW = 8;

/** Teams by their group, in the order that they come in; one list where there are none. */
const partsOf = ({ rows, groups }: HeatSheet) =>
  groups === null
    ? [{ group: null, rows: rows.map((row, at) => ({ row, at })) }]
    : groups.map((group, index) => ({
        group,
        rows: rows.flatMap((row, at) => (row.group === index ? [{ row, at }] : [])),
      }));

/** The heat map: a grid in which every cell leads to its why, drawn from a text on the server and in the browser alike. */
export function HeatGrid({ sheet }: { sheet: HeatSheet }) {
  const { columns, words, said, lang, sort, dir, query, rows } = sheet;
  const live = useInBrowser(() => true, false);
  const table = useRef<HTMLTableElement>(null);
  const told = useRef<HTMLParagraphElement>(null);
  const router = useRouter();
  const cells = useMemo(() => rows.map((row) => heatCells(row.cells)), [rows]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has other cells
  useEffect(() => {
    if (table.current) oneStop(table.current);
  }, [sheet, live]);

  function onKeyDown(event: KeyboardEvent<HTMLTableElement>) {
    if (event.altKey || event.metaKey || event.shiftKey) return;
    const { currentTarget, target, key, ctrlKey } = event;
    if (moveFocus(currentTarget, target as Element, key, ctrlKey)) event.preventDefault();
  }

  /** Plain links, because a thousand that fetch ahead are too many; followed as any other link of the product. */
  function onClick(event: MouseEvent<HTMLTableElement>) {
    const link = (event.target as Element).closest('a');
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (!link || !plain || event.defaultPrevented) return;
    event.preventDefault();
    const { pathname, search } = new URL(link.href);
    router.push(`${pathname}${search}` as Route, { scroll: pathname !== window.location.pathname });
  }

  /** Says below the map what the cell under the pointer or the focus says by its colour and marks. */
  function tell(target: EventTarget) {
    const cell = (target as Element).closest<HTMLTableCellElement>('td');
    const at = Number(cell?.closest('tr')?.dataset.r ?? Number.NaN);
    const column = columns[(cell?.cellIndex ?? 0) - 1];
    const [row, code] = [rows[at], cells[at]?.[(cell?.cellIndex ?? 0) - 1]];
    if (!told.current || !row || !column || !code) return;
    const score = 'score' in code ? `${formatScore(lang, code.score)}; ` : '';
    told.current.textContent = `${row.name} · ${columnName(columns, column)}: ${score}${heatWords(said, code, column.scope === 'overall')}`;
  }

  return (
    <div className="heat-frame">
      <div className="table-region heat-region">
        <table
          ref={table}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table whose cells are gone through with the arrow keys (ARIA)
          role="grid"
          aria-label={words.label}
          className={clsx('data-table heat tnum', columns.length <= FEW && 'heat-few')}
          onKeyDown={onKeyDown}
          onClick={onClick}
          onFocus={(event) => tell(event.target)}
          onMouseOver={(event) => tell(event.target)}
        >
          <thead>
            <tr>
              <th scope="col" aria-sort={sort === null ? 'ascending' : undefined}>
                <a href={query.slice(0, -1) || '?'} aria-label={live ? words.byName : undefined}>
                  {words.team}
                </a>
              </th>
              {columns.map((column) => {
                const { id, scope, framework, title } = column;
                return (
                  <th
                    key={id}
                    scope="col"
                    data-f={framework ?? undefined}
                    data-w={scope === 'overall' || scope === 'framework' || undefined}
                    aria-sort={sort === id ? (dir === 'asc' ? 'ascending' : 'descending') : undefined}
                  >
                    <a
                      href={sortPath(sheet, id)}
                      aria-label={live ? columnName(columns, column) : undefined}
                      title={
                        live
                          ? (sort === id && dir === 'asc' ? words.sortDown : words.sortUp).replace('%', title)
                          : undefined
                      }
                    >
                      {title}
                    </a>
                  </th>
                );
              })}
            </tr>
          </thead>
          {partsOf(sheet).map((part) => (
            <tbody key={part.group?.name ?? ''}>
              {part.group ? (
                <tr className="heat-group">
                  <th scope="rowgroup" colSpan={columns.length + 1}>
                    <label>
                      <input type="checkbox" defaultChecked />
                      <span className="sr-only">{words.fold} </span>
                      <bdi>{part.group.name}</bdi> <span>{part.group.count}</span>
                    </label>
                  </th>
                </tr>
              ) : null}
              {part.rows.map(({ row, at }) => (
                <TeamRow key={row.team} {...{ row, at, live, sheet }} cells={cells[at] ?? []} />
              ))}
            </tbody>
          ))}
          <MeanRow sheet={sheet} live={live} />
        </table>
      </div>
      <p ref={told} aria-hidden className="heat-told" data-print="hide" />
    </div>
  );
}
