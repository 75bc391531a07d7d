import type { ShownStep } from './shown-step';

/** What says when a step should be done. */
export type Dated = Pick<ShownStep, 'dueDate' | 'status'>;

/** Whether a running step should have been done by now; `today` is a calendar day YYYY-MM-DD where the organization is. */
export function isOverdue({ dueDate, status }: Dated, today: string): boolean {
  return dueDate !== null && dueDate < today && (status === 'planned' || status === 'started');
}
