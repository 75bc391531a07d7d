import { type Column, day, scoreText, whole } from './csv';
import type { PlanReport, ReportChange, ReportRow } from './report';
import { dayOf, type Words } from './words';

type Row = Pick<ReportRow, 'reach' | 'margin' | 'change'>;

const kindOf = ({ reach, linked }: ReportChange) =>
  reach === 'interval' ? (linked ? 'linked' : 'apart') : reach;

/** How far scores and changes can be trusted, what a change is over and where it comes from: the columns that came later. */
export function changeColumns({ round, timeZone }: PlanReport, t: Words): Column<Row>[] {
  const ofChange = (
    header: Parameters<Words>[0],
    cell: (change: ReportChange) => ReturnType<typeof scoreText>,
  ) => ({
    header: t(header),
    cell: ({ change }: Row) => change && cell(change),
  });
  const part = (header: Parameters<Words>[0], key: 'stayers' | 'joiners' | 'leavers' | 'items') =>
    ofChange(header, ({ parts }) => scoreText(parts?.[key] ?? null));
  const compared = ({ verdict }: ReportChange) => verdict !== 'not_comparable';
  return [
    { header: t('column.margin'), cell: (row) => scoreText(row.margin) },
    { header: t('column.reach'), cell: ({ reach }) => reach && t(`reach.${reach}`) },
    ofChange('column.comparedWith', () => round?.before?.name ?? null),
    ofChange('column.reason', ({ reason }) => reason && t(`notComparable.${reason}`)),
    ofChange('column.changeLo', ({ lo }) => scoreText(lo)),
    ofChange('column.changeHi', ({ hi }) => scoreText(hi)),
    ofChange('column.changeMargin', ({ margin }) => scoreText(margin)),
    ofChange('column.changeReach', (change) => {
      const kind = kindOf(change);
      return kind && t(`changeReach.${kind}`);
    }),
    ofChange('column.over', (change) => whole(compared(change) ? change.over : null)),
    ofChange('column.of', (change) => whole(compared(change) ? change.of : null)),
    ofChange('column.strongest', ({ strongest }) => strongest && t(`strongest.${strongest}`)),
    part('column.stayers', 'stayers'),
    part('column.joiners', 'joiners'),
    part('column.leavers', 'leavers'),
    part('column.items', 'items'),
    ofChange('column.partsOver', ({ parts }) => whole(parts?.over ?? null)),
    {
      header: t('column.rewordedAt'),
      cell: () => day(round?.rewordedAt ? dayOf(round.rewordedAt, timeZone) : null),
    },
  ];
}
