'use client';

import { useEffect, useRef, useState } from 'react';
import { useFormState } from '@/app/_forms/action-form';
import { CONTROL, Field } from '@/app/_ui/field';

/** The browser's own button, with the look of our small secondary one. */
const FILE_BUTTON =
  'cursor-pointer text-ink-soft file:mr-3 file:min-h-8 file:cursor-pointer file:rounded-md file:border ' +
  'file:border-line-strong file:bg-surface file:px-3 file:text-sm file:font-medium file:text-ink ' +
  'file:transition-colors hover:file:border-ink-soft hover:file:bg-sunken';

interface Props {
  fileLabel: string;
  fileHint: string;
  textLabel: string;
  defaultText: string;
  /** Said before anything is sent, because a request of any size would be refused without words. */
  tooLarge: string;
  most: number;
}

/** A file, or the text itself. What was typed stays where it is when something is refused. */
export function ModelFields({ fileLabel, fileHint, textLabel, defaultText, tooLarge, most }: Props) {
  const { errors, values } = useFormState();
  const [large, setLarge] = useState<'file' | 'text' | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const form = text.current?.form;
    const guard = (event: SubmitEvent) => {
      const [chosen] = file.current?.files ?? [];
      const typed = chosen ? 0 : new Blob([text.current?.value ?? '']).size;
      const found = (chosen?.size ?? 0) > most ? 'file' : typed > most ? 'text' : null;
      setLarge(found);
      if (!found) return;
      event.preventDefault();
      event.stopPropagation();
    };
    form?.addEventListener('submit', guard);
    return () => form?.removeEventListener('submit', guard);
  }, [most]);
  const errorOf = (name: 'file' | 'text') => (large === name ? tooLarge : errors?.[name]);
  return (
    <>
      <Field label={fileLabel} hint={fileHint} error={errorOf('file')}>
        {(control) => (
          <input
            {...control}
            ref={file}
            type="file"
            name="file"
            accept=".yaml,.yml,.json,text/yaml,application/yaml,application/json"
            className={`${CONTROL} ${FILE_BUTTON}`}
          />
        )}
      </Field>
      <Field label={textLabel} error={errorOf('text')}>
        {(control) => (
          <textarea
            {...control}
            ref={text}
            name="text"
            rows={18}
            wrap="off"
            spellCheck={false}
            defaultValue={values?.text ?? defaultText}
            className={`${CONTROL} font-mono text-sm`}
          />
        )}
      </Field>
    </>
  );
}
