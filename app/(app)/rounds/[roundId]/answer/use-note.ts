import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { type NotePart, noteId, problemIn, tidyNote } from '@/lib/answering/notes';

/** How long somebody pauses before what they have typed is kept, in milliseconds. */
const PAUSE = 800;

interface Writing {
  itemId: string;
  part: NotePart;
  /** What is kept of it. */
  kept: string;
  /** What is typed and cannot be kept as it is, by text; outlives the card, so that nothing typed is lost by looking elsewhere. */
  drafts: Map<string, string>;
  onWrite(part: NotePart, text: string): void;
}

/** A text that is kept while it is typed: after a pause, and before the field or the page goes. */
export function useNote({ itemId, part, kept, drafts, onWrite }: Writing) {
  const id = noteId(itemId, part);
  const [draft, setDraft] = useState<string | null>(() => drafts.get(id) ?? null);
  // An address is judged once it is there, and not letter by letter.
  const [looked, setLooked] = useState(() => drafts.has(id));
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const keep = useEffectEvent(() => {
    clearTimeout(timer.current);
    if (draft === null) return;
    const text = tidyNote(draft);
    if (problemIn(part, text)) drafts.set(id, draft);
    else {
      drafts.delete(id);
      if (text !== kept) onWrite(part, text);
    }
  });
  const after = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(keep, PAUSE);
  };
  useEffect(() => {
    // On the way down, so that it is kept before the queue hears that the page goes.
    const hide = () => keep();
    window.addEventListener('pagehide', hide, true);
    window.addEventListener('visibilitychange', hide, true);
    return () => {
      keep();
      window.removeEventListener('pagehide', hide, true);
      window.removeEventListener('visibilitychange', hide, true);
    };
  }, []);

  const text = draft ?? kept;
  const problem = problemIn(part, tidyNote(text));
  return {
    text,
    problem: looked || problem === 'text_too_long' ? problem : null,
    onType(typed: string) {
      setDraft(typed);
      after();
    },
    onLeave() {
      keep();
      setLooked(true);
      if (draft !== null && problem === null) setDraft(null);
    },
  };
}
