import { NEEDED_SCORE } from '@/lib/badges';
import { formatScoreApart } from '@/lib/i18n/format';
import type { Lang } from '@/lib/model/schema';
import type { ReportBadge } from './report';
import type { Words } from './words';

/** What the next level lacks, each with its score: "A (1.80); B (no score) or C (2.00)". Empty when nothing is missing. */
export const missingWords = ({ missing }: ReportBadge, t: Words, lang: Lang): string =>
  missing
    .map((options) =>
      options
        .map((one) =>
          t('badge.need', {
            title: one.title,
            score: one.score === null ? t('badge.noScore') : formatScoreApart(lang, one.score, NEEDED_SCORE),
          }),
        )
        .reduce((a, b) => t('badge.either', { a, b })),
    )
    .join('; ');
