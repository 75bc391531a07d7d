import type { ReactNode } from 'react';

interface Props {
  title: string;
  children: ReactNode;
  actions: ReactNode;
}

/** The whole of a page that cannot be shown: what happened, and the ways on. */
export function Trouble({ title, children, actions }: Props) {
  return (
    <div className="max-w-read space-y-4">
      <h1>{title}</h1>
      <div className="space-y-2 text-lg text-ink-soft">{children}</div>
      <div className="flex flex-wrap gap-2 pt-2">{actions}</div>
    </div>
  );
}
