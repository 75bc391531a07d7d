import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Given } from '@/lib/answering/notes';
import { answerSession, type Place, startAnswering } from './answer-session';

/** The person's answers as they stand on this device and the server; begins saving when the page is alive. */
export function useAnswers(place: Place, answers: readonly Given[], serverNow: number) {
  const [queue] = useState(() => answerSession(place, answers, serverNow));
  const view = useSyncExternalStore(queue.subscribe, queue.view, queue.view);
  useEffect(() => startAnswering(queue, place), [queue, place]);
  useEffect(() => queue.receive(answers), [queue, answers]);
  return { queue, view };
}
