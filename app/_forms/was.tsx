'use client';

import { useLayoutEffect, useRef, useState } from 'react';
import { wasField, wereField } from '@/lib/form-fields';
import { useFormState } from './action-form';

const stringOf = (value: string | readonly string[]) =>
  typeof value === 'string' ? value : JSON.stringify([...value]);

interface Props {
  name: string;
  /** What the field around it is drawn with; a list for a group of checkboxes. */
  value: string | readonly string[];
}

/**
 * What a field was drawn with, sent along so that the server changes only what was touched. It follows what is stored
 * unless something else was typed meanwhile: then it stays with what the person had before them.
 */
export function Was({ name, value }: Props) {
  const { comparing, theirs } = useFormState();
  const several = typeof value !== 'string';
  const told = theirs?.[name];
  const stored = told ? (several ? stringOf(told) : (told[0] ?? '')) : stringOf(value);
  const [seen, setSeen] = useState(stored);
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    const typed = input.current?.form ? new FormData(input.current.form).getAll(name).map(String) : [];
    const shown = several ? stringOf(typed) : (typed[0] ?? '');
    // Who was told what somebody else wrote has seen it.
    if (told || shown === stored) setSeen(stored);
  }, [name, several, stored, told]);
  return comparing ? (
    <input
      ref={input}
      type="hidden"
      name={several ? wereField(name) : wasField(name)}
      value={seen}
      readOnly
    />
  ) : null;
}
