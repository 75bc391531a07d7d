import type { z } from 'zod';
import type { contents, EvidenceCheck, GlossaryEntry, Topic } from './schema';

/** Everything that the learning area says besides the reference model. */
export interface Learn {
  chapters: z.infer<typeof contents>;
  /** In the order of the chapters. */
  topics: readonly Topic[];
  glossary: readonly GlossaryEntry[];
  evidence: readonly EvidenceCheck[];
}
