import type { Words } from '@/lib/i18n/words';

/** What is said around a part that opens in place. */
export const inPlaceWords = (w: Words) => ({
  opening: w('common.inPlace.opening'),
  opened: w('common.inPlace.opened'),
  failed: w('common.inPlace.failed'),
  gone: w('common.inPlace.gone'),
  retry: w('common.inPlace.retry'),
  page: w('common.inPlace.page'),
});
