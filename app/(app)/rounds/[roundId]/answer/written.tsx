import { NOTE_PARTS, noteId } from '@/lib/answering/notes';
import type { Strings } from './strings';

interface Props {
  itemId: string;
  /** By `noteId`. */
  notes: ReadonlyMap<string, string>;
  words: Strings['note']['own'];
}

/** What a person wrote beside their answer to a question, to read; nothing where they wrote nothing. */
export function Written({ itemId, notes, words }: Props) {
  const written = NOTE_PARTS.flatMap((part) => {
    const text = notes.get(noteId(itemId, part));
    return text ? [{ part, text }] : [];
  });
  if (written.length === 0) return null;
  return (
    <dl className="space-y-1 pb-2 text-sm text-ink-soft">
      {written.map(({ part, text }) => (
        <div key={part}>
          <dt className="sr-only">{words[part]}</dt>
          <dd dir="auto" className="border-l-2 border-line pl-3 whitespace-pre-line wrap-anywhere">
            {part === 'evidence' ? (
              <a href={text} rel="noreferrer" className="link wrap-anywhere">
                {text}
              </a>
            ) : (
              text
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
