'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { follow } from './follow';

/** Whether the page that is shown follows a round, the team (''), or anything at all (null): see `FollowsChanges`. */
const cares = (part: string | null) =>
  document.querySelector(part === null ? '[data-follows]' : `[data-follows="${part || 'team'}"]`) !== null;

/**
 * Has pages of a team that follow what others change asked for anew when they did, and every page of it when the person may not see it
 * any more. Without scripts a page shows what was when it was opened.
 */
export function Live({ teamId }: { teamId: string }) {
  const { refresh } = useRouter();
  useEffect(
    () => follow(`/api/teams/${teamId}/changes`, { cares, onChange: refresh, onGone: refresh }),
    [teamId, refresh],
  );
  return null;
}
