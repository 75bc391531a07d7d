import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces';
import { PRINT } from '@/lib/charts/ink';
import { words } from '@/lib/i18n/words';
import type { Lang } from '@/lib/model/schema';
import { withoutTurning } from '@/lib/names';
import type { SummarySheet } from '@/lib/overview/summary-sheet';
import { type FontOf, onlyRoboto, printableDeep } from './text';
import { PAGE, PLAIN, RULED, STYLES } from './theme';
import { typeset, typesetDeep } from './typeset';

/** The summary with what stands around it on paper. */
export interface SummaryPaper {
  sheet: SummarySheet;
  organization: string;
  /** Day it was made, formatted. */
  day: string;
  lang: Lang;
  generatedAt: string;
}

/** In place of arrows, which Roboto lacks. */
const SIGNS = { up: '+', down: '–', level: '=' } as const;

const heading = (text: string): Content => ({ text, fontSize: 11.5, bold: true, margin: [0, 14, 0, 4] });

const list = (lines: readonly string[], none: string): Content =>
  lines.length > 0 ? { ul: [...lines], lineHeight: 1.25 } : { text: none, style: 'soft' };

/** The summary as a pdfmake document of one page; pure, so that its words can be tested without drawing. */
export function summaryDocument(raw: SummaryPaper, fontOf: FontOf = onlyRoboto): TDocumentDefinitions {
  const { sheet, organization, day, lang, generatedAt } = printableDeep(raw, fontOf);
  const t = words(lang, 'executive');
  const answers = sheet.answers.map(({ question, answer }): TableCell[] => [
    { text: question, bold: true },
    { text: answer, lineHeight: 1.2 },
  ]);
  const arrows = sheet.arrows.map(({ way, text }): TableCell[] => [SIGNS[way], text]);
  const foot = t('page', { organization, day });
  const content: Content[] = [
    { text: withoutTurning(organization), style: 'brand' },
    { text: sheet.title, fontSize: 22, bold: true, margin: [0, 4, 0, 2] },
    { text: sheet.description, style: 'soft', margin: [0, 0, 0, 10] },
    { table: { widths: [130, '*'], dontBreakRows: true, body: answers }, layout: RULED },
    ...(sheet.since
      ? [
          heading(sheet.since),
          { table: { widths: [10, '*'], body: arrows }, layout: PLAIN },
          {
            text: sheet.arrowsNote,
            style: 'faint',
            margin: [0, 4, 0, 0] as [number, number, number, number],
          },
        ]
      : []),
    heading(t('gapsTitle')),
    list(sheet.gaps, sheet.gapsNone),
    heading(t('decisionsTitle')),
    list(
      sheet.decisions.map(({ text }) => text),
      t('decisions.none'),
    ),
    ...(sheet.decisionsNote ? [{ text: sheet.decisionsNote, style: 'faint', marginTop: 4 }] : []),
    heading(t('hiddenTitle')),
    ...sheet.hidden.map((text): Content => ({ text, style: 'soft', lineHeight: 1.2 })),
  ];
  return {
    pageSize: 'A4',
    pageMargins: PAGE.margins,
    language: lang,
    displayTitle: true,
    info: {
      title: `${sheet.title}: ${withoutTurning(organization)}`,
      author: withoutTurning(organization),
      creator: 'Patamar',
      producer: 'Patamar',
      creationDate: new Date(generatedAt),
    },
    defaultStyle: { font: 'Roboto', fontSize: 9.5, color: PRINT.ink },
    styles: STYLES,
    content: typesetDeep(content, fontOf),
    footer: () => ({
      text: typeset(foot, fontOf, { width: PAGE.width, fontSize: 8 }),
      style: 'faint',
      margin: [PAGE.margins[0], 24, PAGE.margins[2], 0],
    }),
  };
}
