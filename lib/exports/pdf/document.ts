import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { PRINT } from '@/lib/charts/ink';
import type { PlanReport } from '../report';
import { badges } from './badges';
import { closing } from './closing';
import { pageOf } from './context';
import { type Charts, cover } from './cover';
import { results } from './results';
import { planDetails, planTable, recommendations } from './steps';
import { printableDeep } from './text';
import { PAGE, STYLES } from './theme';

/** The report as a pdfmake document; pure, so that its words can be tested without drawing. */
export function documentOf(raw: PlanReport, charts: Charts): TDocumentDefinitions {
  const report = printableDeep(raw);
  const page = pageOf(report);
  const { t } = page;
  return {
    pageSize: 'A4',
    pageMargins: PAGE.margins,
    language: report.locale,
    displayTitle: true,
    info: {
      title: `${t('title')}: ${report.team}`,
      author: report.organization,
      subject: t('subject', { team: report.team }),
      creator: 'Patamar',
      producer: 'Patamar',
      creationDate: new Date(report.generatedAt),
    },
    defaultStyle: { font: 'Roboto', fontSize: 9, color: PRINT.ink },
    styles: STYLES,
    content: [
      ...cover(page, charts),
      ...results(page),
      ...badges(page),
      ...planTable(page),
      ...planDetails(page),
      ...recommendations(page),
      ...closing(page),
    ],
    footer: (current, pages) => ({
      columns: [
        { text: `${report.team}  ·  ${page.dayOf(report.generatedAt)}`, style: 'faint' },
        {
          text: t('label.page', { page: current, pages }),
          style: 'faint',
          alignment: 'right',
          width: 'auto',
          noWrap: true,
        },
      ],
      margin: [PAGE.margins[0], 24, PAGE.margins[2], 0],
    }),
  };
}
