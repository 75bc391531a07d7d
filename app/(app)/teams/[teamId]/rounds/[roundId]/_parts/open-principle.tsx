'use server';

import type { ReactNode } from 'react';
import { loadPrinciple } from './load';
import { Why } from './why';

/** What the page of a principle tells, to stand below its row in the result; whoever asks is checked as on that page. */
export async function openPrinciple(teamId: string, roundId: string, id: string): Promise<ReactNode> {
  const found = await loadPrinciple(teamId, roundId, id);
  return found && <Why ctx={found.ctx} entry={found.entry} heading="h4" />;
}
