'use client';

import type { Route } from 'next';
import { usePathname } from 'next/navigation';
import { Tabs } from '@/app/_ui/tabs';

interface Props {
  label: string;
  /** `under`: other addresses that belong to a tab, save those that end in `/new`. */
  tabs: readonly { href: Route; label: string; under?: string }[];
}

/** Marks the tab that the address belongs to; the first tab only for its own address. */
export function PlaceTabs({ label, tabs }: Props) {
  const path = usePathname() ?? '';
  const isCurrent = (href: string, under: string | undefined, first: boolean) =>
    first
      ? path === href
      : path.startsWith(href) || (under !== undefined && path.startsWith(under) && !path.endsWith('/new'));
  return (
    <Tabs
      label={label}
      tabs={tabs.map(({ href, label: name, under }, i) => ({
        href,
        label: name,
        current: isCurrent(href, under, i === 0),
      }))}
    />
  );
}
