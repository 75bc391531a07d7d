'use client';

import { type ComponentProps, type RefObject, useEffect, useState } from 'react';
import { Upload } from '@/app/_ui/icons';
import { buttonClass } from './button-class';
import { Field, type FieldProps } from './field';

interface Props extends FieldProps {
  /** Words of the button, and what stands beside it before a file is chosen. */
  words: { choose: string; none: string };
  inputRef: RefObject<HTMLInputElement | null>;
}

/**
 * A file, in the words of the page: the browser's own button speaks the browser's language. The input lies over the
 * look of it, so that a file can be dropped there too; without scripts it is seen as it is.
 */
export function FileInput({
  words,
  inputRef,
  label,
  hint,
  error,
  ...props
}: Props & Omit<ComponentProps<'input'>, 'type' | 'id' | 'ref' | 'className'>) {
  const [name, setName] = useState<string>();
  useEffect(() => {
    const input = inputRef.current;
    const show = () => setName(input?.files?.[0]?.name);
    const forget = () => setName(undefined);
    // A page that was gone back to may have its file still; a form that was sent has not.
    show();
    input?.addEventListener('change', show);
    input?.form?.addEventListener('reset', forget);
    return () => {
      input?.removeEventListener('change', show);
      input?.form?.removeEventListener('reset', forget);
    };
  }, [inputRef]);
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <div className="relative flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md">
          <input
            {...props}
            {...control}
            ref={inputRef}
            type="file"
            title={name ?? words.none}
            aria-describedby={[control['aria-describedby'], `${control.id}name`].filter(Boolean).join(' ')}
            className="peer absolute inset-0 cursor-pointer opacity-0 noscript:static noscript:opacity-100"
          />
          <label
            htmlFor={control.id}
            className={buttonClass(
              'secondary',
              'md',
              'peer-hover:border-ink-soft peer-hover:bg-sunken peer-focus-visible:outline-2 ' +
                'peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent ' +
                'peer-aria-invalid:border-danger noscript:hidden',
            )}
          >
            <Upload aria-hidden />
            {words.choose}
          </label>
          <span id={`${control.id}name`} className="min-w-0 break-all text-ink-soft noscript:hidden">
            {name ?? words.none}
          </span>
        </div>
      )}
    </Field>
  );
}
