'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';

interface Props {
  /** What stands here for each model, by the value that its option has. */
  of: Readonly<Record<string, ReactNode>>;
  chosen: string;
}

/** What depends on the model that is chosen in the same form: without scripts that of the one chosen at first. */
export function ByModel({ of, chosen }: Props) {
  const own = useRef<HTMLSpanElement>(null);
  const [model, setModel] = useState(chosen);
  useEffect(() => {
    const form = own.current?.closest('form');
    const look = () => {
      const value = form && new FormData(form).get('model');
      if (typeof value === 'string') setModel(value);
    };
    look();
    form?.addEventListener('change', look);
    return () => form?.removeEventListener('change', look);
  }, []);
  return <span ref={own}>{of[model] ?? of[chosen]}</span>;
}
