'use client';

import './model-fields.css';
import { type ComponentProps, useEffect, useRef, useState } from 'react';
import { useFormState } from '@/app/_forms/action-form';
import { useInBrowser } from '@/app/_lib/use-in-browser';
import { CONTROL, Field } from '@/app/_ui/field';
import { FileInput } from '@/app/_ui/file-input';

interface Props {
  file: Pick<ComponentProps<typeof FileInput>, 'label' | 'hint' | 'words'>;
  textLabel: string;
  /** Said in the place of the text until the whole of it has come. */
  waiting: string;
  defaultText: string;
  /** Fingerprint of that text, where there is one to replace. */
  seen?: string;
  /** Said before anything is sent, because a request of any size would be refused without words. */
  tooLarge: string;
  most: number;
}

/** A file, or the text itself. What was typed stays where it is when something is refused. */
export function ModelFields({ file, textLabel, waiting, defaultText, seen, tooLarge, most }: Props) {
  const { errors, values, theirs } = useFormState();
  const [large, setLarge] = useState<'file' | 'text' | null>(null);
  const alive = useInBrowser(() => true, false);
  const input = useRef<HTMLInputElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const form = text.current?.form;
    const guard = (event: SubmitEvent) => {
      const [chosen] = input.current?.files ?? [];
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
      {seen ? <input type="hidden" name="seen" value={theirs?.seen?.[0] ?? seen} readOnly /> : null}
      <FileInput
        {...file}
        inputRef={input}
        name="file"
        accept=".yaml,.yml,.json,text/yaml,application/yaml,application/json"
        error={errorOf('file')}
      />
      <Field label={textLabel} error={errorOf('text')}>
        {(control) => (
          <div className="whole-text" data-alive={alive || undefined}>
            <p>{waiting}</p>
            <textarea
              {...control}
              ref={text}
              name="text"
              rows={18}
              wrap="off"
              spellCheck={false}
              defaultValue={values?.text?.[0] ?? defaultText}
              className={`${CONTROL} font-mono text-sm`}
            />
            <span />
          </div>
        )}
      </Field>
    </>
  );
}
