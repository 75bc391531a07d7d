import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { ChevronRight } from '@/app/_ui/icons';

export interface Crumb {
  label: string;
  href: Route;
}

interface Props {
  title: ReactNode;
  /** One sentence; on results, the finding. */
  description?: ReactNode;
  /** From the top down, without the page itself. */
  breadcrumb?: readonly Crumb[];
  /** Accessible name of the trail. */
  breadcrumbLabel?: string;
  actions?: ReactNode;
  /** Badges beside the title. */
  meta?: ReactNode;
}

/** Top of every page: where am I, what is this, what can I do. Holds the only `h1`. */
export function PageHeader({ title, description, breadcrumb, breadcrumbLabel, actions, meta }: Props) {
  return (
    <header className="mb-8">
      {breadcrumb?.length ? (
        <nav aria-label={breadcrumbLabel} className="mb-2">
          <ol className="flex flex-wrap items-center gap-1 text-sm text-ink-soft">
            {breadcrumb.map((crumb) => (
              <li key={crumb.href} className="flex items-center gap-1">
                <Link href={crumb.href} className="rounded-md py-1 hover:text-ink hover:underline">
                  {crumb.label}
                </Link>
                <ChevronRight aria-hidden className="size-3.5 text-ink-faint" />
              </li>
            ))}
          </ol>
        </nav>
      ) : null}
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
        <div className="min-w-0 max-w-read">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1>{title}</h1>
            {meta}
          </div>
          {description ? <div className="mt-2 text-lg text-ink-soft">{description}</div> : null}
        </div>
        {actions ? (
          // A button without a border begins where the words above it do.
          <div
            className="flex flex-wrap gap-2 max-sm:[&>.button-ghost:first-child]:-ml-4 sm:pt-0.5"
            data-print="hide"
          >
            {actions}
          </div>
        ) : null}
      </div>
    </header>
  );
}
