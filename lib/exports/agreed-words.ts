import type { ReportRow } from './report';
import type { Words } from './words';

/** What a meeting agreed on for the questions of a row, each with its reason: beside their scores, which it did not change. */
export const agreedWords = ({ agreed }: Pick<ReportRow, 'agreed'>, t: Words): string[] =>
  agreed.map(({ title, value, reason }) => t('text.agreedValue', { title, value, reason }));
