'use server';

import type { ReactNode } from 'react';
import { AboutPractice } from './about';
import { loadAdvice, loadRecommendation } from './load';
import { ReadyTable } from './ready-table';
import { WhyStep } from './why';

/** What a page below the next practices tells, to stand among them; whoever asks is checked as on that page. */
export async function openStepPlace(teamId: string, place: string): Promise<ReactNode> {
  const [practiceId = '', part] = place.split('/');
  if (part === undefined) {
    const found = await loadAdvice(teamId);
    return found && <ReadyTable advice={found.advice} model={found.results.model} />;
  }
  const one = await loadRecommendation(teamId, practiceId);
  if (!one) return null;
  const Part = part === 'about' ? AboutPractice : WhyStep;
  return <Part recommendation={one.recommendation} results={one.found.results} />;
}
