import { useState } from 'react';
import { ChevronRight } from '@/app/_ui/icons';
import { TextArea, TextInput } from '@/app/_ui/text-input';
import { NOTE_LIMITS, type NotePart, noteId, tidyNote } from '@/lib/answering/notes';
import { counted, fill } from '@/lib/answering/phrase';
import type { AnswerValue, Lang } from '@/lib/model/schema';
import type { Strings } from './strings';
import { useNote } from './use-note';

interface Props {
  itemId: string;
  value: AnswerValue | undefined;
  /** What is kept, by `noteId`. */
  notes: ReadonlyMap<string, string>;
  drafts: Map<string, string>;
  strings: Strings['note'];
  lang: Lang;
  /** One person writes for the whole team: then nothing is said about anonymity. */
  agreed: boolean;
  onWrite(part: NotePart, text: string): void;
}

/** From so few characters left on it is said how many there are. */
const TELL_FROM = 200;

function NoteField({ part, ...props }: Omit<Props, 'value'> & { part: NotePart }) {
  const { itemId, notes, drafts, strings, lang, agreed, onWrite } = props;
  const kept = notes.get(noteId(itemId, part)) ?? '';
  const { text, problem, onType, onLeave } = useNote({ itemId, part, kept, drafts, onWrite });
  const left = NOTE_LIMITS[part] - tidyNote(text).length;
  const error =
    problem === 'bad_link'
      ? strings.badLink
      : problem === 'text_too_long'
        ? counted(lang, strings.tooMany, -left)
        : undefined;
  const field = {
    label: strings[part],
    hint: agreed ? strings.hint.agreed[part] : strings.hint[part],
    error,
    note: left >= 0 && left < TELL_FROM ? fill(strings.left, { count: left }) : strings.optional,
    value: text,
    onBlur: onLeave,
    autoComplete: 'off',
  };
  return part === 'evidence' ? (
    <TextInput {...field} inputMode="url" onChange={({ target }) => onType(target.value)} />
  ) : (
    <TextArea {...field} dir="auto" rows={2} onChange={({ target }) => onType(target.value)} />
  );
}

/** What may be written beside an answer: closed until somebody wants to, or has. */
export function ItemNotes({ value, ...props }: Props) {
  const { itemId, notes, drafts, strings } = props;
  const has = (part: NotePart) => [notes, drafts].some((some) => some.has(noteId(itemId, part)));
  const written = has('comment') || has('evidence');
  const [open, setOpen] = useState(written);
  return (
    <div className="clear-both max-w-read">
      {value === 'NA' ? (
        <div className="pt-3">
          <NoteField part="reason" {...props} />
        </div>
      ) : null}
      <details className="group mt-2" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="-ml-1 inline-flex min-h-11 items-center gap-1 rounded-md pr-2 text-sm text-ink-soft hover:text-ink">
          <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
          {written ? strings.written : strings.add}
        </summary>
        {open ? (
          <div className="space-y-4 pb-2">
            <NoteField part="comment" {...props} />
            <NoteField part="evidence" {...props} />
          </div>
        ) : null}
      </details>
    </div>
  );
}
