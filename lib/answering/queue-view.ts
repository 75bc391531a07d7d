import type { AnswerValue } from '@/lib/model/schema';
import { type Given, isNote } from './notes';
import type { QueueView } from './queue-ports';

/** What was given, as a screen shows it: what was taken back is absent. */
export function shownOf(given: Iterable<Given>): Pick<QueueView, 'answers' | 'notes' | 'answeredAt'> {
  const answers = new Map<string, Exclude<AnswerValue, 'SKIP'>>();
  const notes = new Map<string, string>();
  const answeredAt = new Map<string, number>();
  for (const one of given) {
    if (isNote(one)) {
      if (one.text !== '') notes.set(one.itemId, one.text);
    } else if (one.value !== 'SKIP') {
      answers.set(one.itemId, one.value);
      answeredAt.set(one.itemId, one.answeredAt);
    }
  }
  return { answers, notes, answeredAt };
}
