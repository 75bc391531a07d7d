import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { PRINT } from '@/lib/charts/ink';
import { withoutTurning } from '@/lib/names';
import type { PlanReport } from '../report';
import { badgeBlocks } from './badges';
import { closing } from './closing';
import { pageOf } from './context';
import { type Charts, cover } from './cover';
import { results } from './results';
import { planDetails, planTable, recommendations } from './steps';
import { type FontOf, onlyRoboto, printableDeep } from './text';
import { PAGE, STYLES } from './theme';
import { typeset, typesetDeep, typesetSvg } from './typeset';

/**
 * The report as a pdfmake document; pure, so that its words can be tested without drawing.
 * @param fontOf which fonts there are for what Roboto lacks
 */
export function documentOf(
  raw: PlanReport,
  charts: Charts,
  fontOf: FontOf = onlyRoboto,
): TDocumentDefinitions {
  const report = printableDeep(raw, fontOf);
  const page = pageOf(report);
  const { t } = page;
  const [team, organization] = [report.team, report.organization].map(withoutTurning);
  const drawn = Object.fromEntries(
    Object.entries(charts).map(([name, svg]) => [name, svg && typesetSvg(svg, fontOf)]),
  );
  return {
    pageSize: 'A4',
    pageMargins: PAGE.margins,
    language: report.locale,
    displayTitle: true,
    info: {
      title: `${t('title')}: ${team}`,
      author: organization,
      subject: t('subject', { team: team ?? '' }),
      creator: 'Patamar',
      producer: 'Patamar',
      creationDate: new Date(report.generatedAt),
    },
    defaultStyle: { font: 'Roboto', fontSize: 9, color: PRINT.ink },
    styles: STYLES,
    content: typesetDeep(
      [
        ...cover(page, drawn),
        ...results(page),
        ...badgeBlocks(page),
        ...planTable(page),
        ...planDetails(page),
        ...recommendations(page),
        ...closing(page),
      ],
      fontOf,
    ),
    footer: (current, pages) => ({
      columns: [
        {
          text: typeset(`${report.team}  ·  ${page.dayOf(report.generatedAt)}`, fontOf, {
            width: PAGE.width / 2,
            fontSize: 8,
          }),
          style: 'faint',
        },
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
