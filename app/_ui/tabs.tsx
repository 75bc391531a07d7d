import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { CurrentInView } from './current-in-view';

export interface Tab {
  href: Route;
  label: ReactNode;
  current: boolean;
}

/** Sibling pages as tabs. They are links: each has an address, works without JavaScript and with the back button. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="tabs">
      <ul className="flex gap-1">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link href={tab.href} aria-current={tab.current ? 'page' : undefined} className="tab">
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
      <CurrentInView />
    </nav>
  );
}
