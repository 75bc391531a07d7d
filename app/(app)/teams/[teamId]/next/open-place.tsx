'use server';

import type { ReactNode } from 'react';
import { AboutPractice } from './about';
import { loadAdvice, loadRecommendation } from './load';
import { ReadyTable } from './ready-table';
import { WhyStep } from './why';

/** What a page below the next practices tells, to stand among them; whoever asks is checked as on that page. */
export async function openStepPlace(teamId: string, place: unknown): Promise<ReactNode> {
  // Whoever calls it may send anything.
  if (typeof place !== 'string') return null;
  const [practiceId = '', part] = place.split('/');
  if (practiceId === 'steps' && part === undefined) {
    const found = await loadAdvice(teamId);
    return found && <ReadyTable advice={found.advice} model={found.results.model} />;
  }
  const Part = part === 'about' ? AboutPractice : part === 'why' ? WhyStep : null;
  if (!Part) return null;
  const one = await loadRecommendation(teamId, practiceId);
  if (!one) return null;
  return <Part recommendation={one.recommendation} results={one.found.results} />;
}
