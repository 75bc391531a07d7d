import clsx from 'clsx';
import type { ReactNode } from 'react';
import { CircleCheck, Info, OctagonAlert, TriangleAlert } from '@/app/_ui/icons';

export type CalloutTone = 'info' | 'warning' | 'success' | 'danger';

const TONES = {
  info: { look: 'bg-sunken border-line', icon: 'text-ink-soft', Icon: Info },
  warning: { look: 'bg-warning-soft border-warning/30', icon: 'text-warning', Icon: TriangleAlert },
  success: { look: 'bg-success-soft border-success/30', icon: 'text-success', Icon: CircleCheck },
  danger: { look: 'bg-danger-soft border-danger/30', icon: 'text-danger', Icon: OctagonAlert },
};

interface Props {
  tone?: CalloutTone;
  /** States what happened; the body says what to do. */
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** `status` for results of an action, `alert` for errors that just happened; leave out for static notes. */
  role?: 'status' | 'alert';
  id?: string;
}

/** A message in the page: icon, words, and a tone that never stands alone. */
export function Callout({ tone = 'info', title, children, actions, role, id }: Props) {
  const { look, icon, Icon } = TONES[tone];
  return (
    <div id={id} role={role} className={clsx('flex gap-3 rounded-md border p-4', look)}>
      <Icon aria-hidden className={clsx('mt-0.5 size-5 shrink-0', icon)} />
      <div className="min-w-0 grow space-y-1">
        {title ? <p className="font-medium">{title}</p> : null}
        {children ? <div className="max-w-read text-ink-soft">{children}</div> : null}
        {actions ? <div className="flex flex-wrap gap-2 pt-2">{actions}</div> : null}
      </div>
    </div>
  );
}
