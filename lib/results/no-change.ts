import type { NotComparable } from '@/lib/publishing/types';
import type { ResultChange } from './types';

/** What is said of a row of two rounds that stand on different scales there. */
export const noChange = (reason: NotComparable): ResultChange => ({
  verdict: 'not_comparable',
  reason,
  delta: null,
  ci95: null,
  margin: null,
  linked: false,
  over: 0,
  of: 0,
  strongest: null,
  named: false,
  teamChanged: false,
  parts: null,
});
