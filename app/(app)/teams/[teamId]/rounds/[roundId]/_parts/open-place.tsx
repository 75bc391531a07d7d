'use server';

import type { ReactNode } from 'react';
import { loadPrinciple, loadResult } from './load';
import { isNumbers, Numbers } from './numbers';
import { Why } from './why';

/** What a page below the result tells, to stand in the result itself; whoever asks is checked as on that page. */
export async function openResultPlace(teamId: string, roundId: string, place: unknown): Promise<ReactNode> {
  // Whoever calls it may send anything.
  if (typeof place !== 'string') return null;
  const [kind, id = ''] = place.split('/');
  if (kind === 'numbers') {
    const ctx = isNumbers(id) ? await loadResult(teamId, roundId) : null;
    return ctx && isNumbers(id) && <Numbers ctx={ctx} of={id} />;
  }
  const found = kind === 'principles' ? await loadPrinciple(teamId, roundId, id) : null;
  return found && <Why ctx={found.ctx} entry={found.entry} heading="h4" />;
}
