'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { takeMarkup } from '@/app/_lib/markup-store';
import { softAddress } from '@/app/_lib/soft-link';

export interface InertSlotProps {
  className?: string;
  inline?: boolean;
  /** The markup itself, or the key under which the server keeps it. */
  markup?: string;
  kept?: string;
}

/**
 * Writes markup into the page. What the server has written there is left alone when the page comes to life; its links
 * then lead on without loading a new page.
 */
export function InertSlot({ markup, kept, inline, className }: InertSlotProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Only a page that was asked for in some third way would get here without its markup.
    if (kept !== undefined && place.current?.innerHTML === '') window.location.reload();
  }, [kept]);
  const router = useRouter();
  useEffect(() => {
    const here = place.current;
    const follow = (event: MouseEvent) => {
      const address = softAddress(event);
      if (address === null) return;
      event.preventDefault();
      router.push(address as Route);
    };
    here?.addEventListener('click', follow);
    return () => here?.removeEventListener('click', follow);
  }, [router]);
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
