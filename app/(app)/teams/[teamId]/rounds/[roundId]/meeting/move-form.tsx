import type { ReactNode } from 'react';
import { ActionForm } from '@/app/_forms/action-form';
import { moveMeetingAction } from './actions';

interface Props {
  teamId: string;
  roundId: string;
  /** Of the screen whose buttons these are. */
  version: number;
  className?: string;
  children: ReactNode;
}

/** Around buttons named `move`. */
export function MoveForm({ teamId, roundId, version, className, children }: Props) {
  return (
    <ActionForm action={moveMeetingAction.bind(null, teamId, roundId)} {...(className && { className })}>
      <input type="hidden" name="version" value={version} />
      {children}
    </ActionForm>
  );
}
