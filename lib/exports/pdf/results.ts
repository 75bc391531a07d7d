import type { Column, Content, TableCell } from 'pdfmake/interfaces';
import { PRINT } from '@/lib/charts/ink';
import { words } from '@/lib/i18n/words';
import { targetText } from '@/lib/targets/words';
import { agreedWords } from '../agreed-words';
import { notApplicableWords } from '../na-words';
import { changeIsHidden, changeWords, reachWords } from '../reach-words';
import type { ReportRow } from '../report';
import { verdictWords } from '../verdict-words';
import { type Page, section } from './context';
import { stairMark, whiskerMark } from './marks';
import { RULED } from './theme';

const COLUMNS = 7;

/** Every result with its interval, n, agreement and change; frameworks as headings of their principles. */
export function results(page: Page): Content[] {
  const { report, t } = page;
  const rows = report.rows.filter(({ scope }) => scope !== 'overall');
  if (rows.length === 0) return [];
  const margins = rows.some(({ reach, change }) => reach === 'margin' || change?.reach === 'margin');
  const intro = [t('intro.results'), margins && t('intro.margin'), since(page)];
  const head = (text: string, more: object = {}): TableCell => ({ text, style: 'head', ...more });
  return [
    ...section(t('section.results'), intro.filter(Boolean).join(' '), 'before'),
    {
      table: {
        headerRows: 1,
        dontBreakRows: true,
        keepWithHeaderRows: 1,
        widths: ['*', 38, 26, 50, 62, 12, 124],
        body: [
          [
            head(t('label.principle')),
            head(t('label.level')),
            head(t('label.score'), { alignment: 'right' }),
            head(t(margins ? 'label.intervalOrMargin' : 'label.interval'), { colSpan: 2 }),
            '',
            head(t('label.people'), { alignment: 'right' }),
            head(`${t('label.agreement')} / ${t('label.change').toLowerCase()}`),
          ],
          ...rows.map((row) => line(page, row)),
        ],
      },
      layout: RULED,
    },
  ];
}

/** What changes are against, or why there are none. */
function since({ report, t }: Page): string {
  const before = report.round?.before;
  if (!before) return '';
  const { name, reason } = before;
  return reason === null
    ? t('intro.since', { before: name })
    : t('intro.sinceNot', { before: name, reason: t(`notComparable.${reason}`) });
}

function line(page: Page, row: ReportRow): TableCell[] {
  const { t } = page;
  const bold = row.scope === 'framework';
  const notes = notesOf(page, row);
  const name: TableCell = bold
    ? {
        columns: [identity(row), { stack: [{ text: row.title, bold }, ...notes] }],
        columnGap: 5,
        margin: [0, 4, 0, 0],
      }
    : { stack: [row.title, ...notes], margin: [row.parent === null ? 11 : 22, 0, 0, 0] };
  const margin: [number, number, number, number] = [0, bold ? 4 : 0, 0, 0];
  if (row.score === null) {
    const reason: TableCell = {
      stack: [t(`rowStatus.${row.status}`), target(page, row)],
      style: 'soft',
      colSpan: COLUMNS - 2,
      margin,
    };
    return [
      name,
      { stack: [stairMark(row.level, row.status)], margin },
      reason,
      ...Array<TableCell>(COLUMNS - 3).fill(''),
    ];
  }
  const { score, lo, hi } = row;
  const words = row.status === 'consensus' ? t('text.agreed') : reachWords(row, t, page.report.locale);
  return [
    name,
    { ...level(row), margin },
    { text: page.score(score), bold, alignment: 'right', margin },
    { text: words, style: 'soft', margin },
    {
      stack: [whiskerMark({ score, lo, hi, target: row.target.level })],
      margin: [0, bold ? 5.5 : 1.5, 0, 0],
    },
    { text: row.n === null ? '' : String(row.n), style: 'soft', alignment: 'right', margin },
    { stack: [...company(page, row), target(page, row)], margin },
  ];
}

/** What a row is to reach, and how far it is where its score is shown. */
function target({ report: { locale } }: Page, row: ReportRow): Content {
  return { text: targetText(words(locale), locale, row, { ...row.target, from: null }), style: 'faint' };
}

/** What is to know about a row besides its numbers. */
function notesOf({ report, t }: Page, row: ReportRow): Content[] {
  const notes = [
    ...(row.outcome ? [t('text.outcomeNote')] : []),
    ...agreedWords(row, t),
    ...notApplicableWords(row, report, t),
  ];
  return notes.map((text) => ({ text, style: 'faint' }));
}

/** The mark with its number; a range when the level is not firm. */
function level({ level: value, levelRange, status }: ReportRow) {
  const [low, high] = levelRange ?? [value, value];
  const text = value === null ? '' : low === high ? String(value) : `${low}–${high}`;
  return { columns: [stairMark(value, status), { text, width: 'auto', noWrap: true }], columnGap: 3 };
}

/** Agreement in words and the verdict on change before its decimals; what so few answers cannot tell is said too. */
function company(page: Page, row: ReportRow): Content[] {
  const { t, report } = page;
  const { agreement, change, status } = row;
  const agreed: Content[] = agreement ? [{ text: t(`agreement.${agreement}`), style: 'soft' }] : [];
  const texts: string[] = [];
  if (status === 'few_answers') texts.push(t('rowStatus.few_answers'));
  if (changeIsHidden(row, report)) texts.push(`${t('label.change')}: ${t('verdict.hidden')}`);
  if (change) {
    const { delta, reason, over, of } = change;
    const verdict = verdictWords(change, t);
    const points = changeWords(change, t, report.locale);
    texts.push(points ? `${verdict} (${points})` : verdict);
    if (delta !== null && over < of) texts.push(t('text.over', { over, of }));
    // What holds for the whole round stands once, above the table.
    if (reason !== null && report.round?.before?.reason === null) texts.push(t(`notComparable.${reason}`));
  }
  return [...agreed, ...texts.filter(Boolean).map((text): Content => ({ text, style: 'faint' }))];
}

/** A small square in the framework's colour: identity, never value. */
function identity({ framework }: ReportRow): Column {
  const color = framework === null ? PRINT.unknown : PRINT[framework];
  return { canvas: [{ type: 'rect', x: 0, y: 2, w: 6, h: 6, color, lineColor: color }], width: 6 };
}
