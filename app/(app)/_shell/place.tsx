'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { Name } from '@/app/_ui/name';
import { PlaceTabs } from './place-tabs';

interface Props {
  name: string;
  /** The level above, for example the organization of a team. */
  above?: { label: string; href: Route };
  tabs: readonly { href: Route; label: string; under?: string }[];
  /** Accessible name of the tabs. */
  label: string;
}

/** Where the pages below belong: a team or an organization, and its pages as tabs. */
export function Place({ name, above, tabs, label }: Props) {
  return (
    <div className="mb-8">
      <p className="mb-2 text-sm text-ink-soft">
        {above ? (
          <>
            <Link href={above.href} className="hover:text-ink hover:underline">
              <Name>{above.label}</Name>
            </Link>
            <span aria-hidden> / </span>
          </>
        ) : null}
        <span className="font-medium text-ink">
          <Name>{name}</Name>
        </span>
      </p>
      <PlaceTabs label={label} tabs={tabs} />
    </div>
  );
}
