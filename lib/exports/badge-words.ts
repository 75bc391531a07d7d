import type { ReportBadge } from './report';
import type { Words } from './words';

/** What the next level lacks, each with its score: "A (1.80); B (no score) or C (2.00)". Empty when nothing is missing. */
export const missingWords = ({ missing }: ReportBadge, t: Words, score: (value: number) => string): string =>
  missing
    .map((options) =>
      options
        .map((one) =>
          t('badge.need', {
            title: one.title,
            score: one.score === null ? t('badge.noScore') : score(one.score),
          }),
        )
        .reduce((a, b) => t('badge.either', { a, b })),
    )
    .join('; ');
