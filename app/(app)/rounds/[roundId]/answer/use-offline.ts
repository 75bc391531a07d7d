import { useEffect } from 'react';
import { forgetOfflineRound } from '@/app/_device/offline';
import type { AnswerQueue } from '@/lib/answering/queue';
import { keepQuestionnaire } from './answer-session';
import type { Keeping } from './keep-offline';

/** After that the page has what it needs, and keeping it takes nothing from anybody, in milliseconds. */
const PATIENCE = 2_000;

/** Keeps the questionnaire on this device while its round takes answers, so that it opens without a connection. */
export function useOffline(queue: AnswerQueue, { place, name, lang }: Keeping, over: boolean): void {
  useEffect(() => {
    if (over) {
      void forgetOfflineRound(place.roundId);
      return;
    }
    const timer = setTimeout(() => void keepQuestionnaire(queue, { place, name, lang }), PATIENCE);
    return () => clearTimeout(timer);
  }, [queue, place, name, lang, over]);
}
