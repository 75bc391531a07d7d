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
  if (part !== 'about' && part !== 'why') return null;
  const one = await loadRecommendation(teamId, practiceId);
  if (!one) return null;
  const { results, targets } = one.found;
  return part === 'about' ? (
    <AboutPractice recommendation={one.recommendation} results={results} />
  ) : (
    <WhyStep recommendation={one.recommendation} results={results} targets={targets} />
  );
}
