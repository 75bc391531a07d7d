import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { ChevronLeft, Lock } from '@/app/_ui/icons';
import { Name } from '@/app/_ui/name';

interface Props {
  title: string;
  back: string;
  /** Where back is. */
  href: Route;
  /** Who can see what, in one line. */
  privacy?: string;
  /** More about that. */
  children?: ReactNode;
}

/** Top of the questionnaire: small, so that the question is what one sees first on a phone. */
export function AnswerHeader({ title, back, href, privacy, children }: Props) {
  return (
    <header className="-mt-5 mb-4 sm:-mt-2 sm:mb-6">
      <Link
        href={href}
        className="-ml-1 inline-flex min-h-8 items-center gap-1 rounded-md pr-2 text-sm text-ink-soft hover:text-ink hover:underline"
      >
        <ChevronLeft aria-hidden className="size-4 shrink-0" />
        <span className="wrap-anywhere">{back}</span>
      </Link>
      <h1 className="text-lg">
        <Name>{title}</Name>
      </h1>
      {privacy ? (
        <p className="mt-1 flex max-w-read items-start gap-2 text-sm text-ink-soft">
          <Lock aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          {privacy}
        </p>
      ) : null}
      {children}
    </header>
  );
}
