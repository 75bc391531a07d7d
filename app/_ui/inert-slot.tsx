'use client';

import { useEffect, useRef } from 'react';
import { takeMarkup } from '@/app/_lib/markup-store';

export interface InertSlotProps {
  className?: string;
  inline?: boolean;
  /** The markup itself, or the key under which the server keeps it. */
  markup?: string;
  kept?: string;
}

/** Writes markup into the page. What the server has written there is left alone when the page comes to life. */
export function InertSlot({ markup, kept, inline, className }: InertSlotProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Only a page that was asked for in some third way would get here without its markup.
    if (kept !== undefined && place.current?.innerHTML === '') window.location.reload();
  }, [kept]);
  const html = markup ?? (typeof window === 'undefined' && kept ? takeMarkup(kept) : '') ?? '';
  const Tag = inline ? 'span' : 'div';
  return (
    <Tag
      ref={place}
      className={className}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: markup comes from InertMarkup, whose callers escape all text
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
