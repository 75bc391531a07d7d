import clsx from 'clsx';
import type { ReactNode } from 'react';
import { ChevronDown } from '@/app/_ui/icons';
import { buttonClass } from './button-class';
import { MenuDismiss } from './menu-dismiss';

interface Props {
  /** What the closed menu shows. */
  label: ReactNode;
  /** Accessible name when `label` is only an icon or initials. */
  name?: string;
  align?: 'start' | 'end';
  /** Links, forms and groups; `menu-item` is their class. */
  children: ReactNode;
  hideChevron?: boolean;
}

/** A header menu: `details` opens it without JavaScript, a small leaf closes it on Escape and on a press elsewhere. */
export function Menu({ label, name, align = 'end', children, hideChevron }: Props) {
  return (
    <details className="relative min-w-0" data-print="hide">
      <summary aria-label={name} className={buttonClass('ghost', 'sm', 'min-h-10 max-w-full max-sm:px-1.5')}>
        {label}
        {hideChevron ? null : <ChevronDown aria-hidden className="text-ink-faint" />}
      </summary>
      <div className={clsx('menu-panel', align === 'end' ? 'right-0' : 'left-0')}>{children}</div>
      <MenuDismiss />
    </details>
  );
}

/** A titled part of a menu. */
export function MenuGroup({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="py-1 not-first:border-t not-first:border-line">
      <p className="px-3 py-1 text-sm text-ink-faint">{label}</p>
      {children}
    </div>
  );
}
