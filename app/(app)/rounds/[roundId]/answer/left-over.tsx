'use client';

import { useEffect, useState } from 'react';
import { forgetOfflineRound } from '@/app/_device/offline';
import { Button } from '@/app/_ui/button';
import { Callout } from '@/app/_ui/callout';
import { newestOf } from '@/lib/answering/merge';
import { type Given, saidIn } from '@/lib/answering/notes';
import { counted } from '@/lib/answering/phrase';
import type { Lang } from '@/lib/model/schema';
import { type Place, queueKey } from './answer-session';
import { deviceStore } from './device-store';
import type { Strings } from './strings';

interface Props {
  place: Place;
  /** What the server has of this person. */
  answers: readonly Given[];
  strings: Strings['closed'];
  lang: Lang;
}

/**
 * Says how many answers never reached a round that takes no more, and lets go of them. What is the same on both sides has
 * arrived; times do not tell, because a published round has one for all.
 */
export function LeftOver({ place, answers, strings, lang }: Props) {
  const key = queueKey(place);
  const [kept, setKept] = useState<Given[]>([]);
  useEffect(() => {
    let here = true;
    void forgetOfflineRound(place.roundId);
    void deviceStore(key)
      .read()
      .then((found) => here && setKept(found));
    return () => {
      here = false;
    };
  }, [key, place.roundId]);
  const server = newestOf(answers);
  const late = kept.filter((one) => saidIn(server.get(one.itemId)) !== saidIn(one)).length;
  if (late === 0) return null;
  const remove = async () => {
    await deviceStore(key).drop(kept);
    setKept([]);
  };
  return (
    <Callout tone="warning" role="status" actions={<Button onClick={remove}>{strings.remove}</Button>}>
      {counted(lang, strings.leftOver, late)}
    </Callout>
  );
}
