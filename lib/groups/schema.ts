import { z } from 'zod';
import { line } from '@/lib/form-line';
import { LIMITS } from '@/lib/limits';
import { UNGROUPED } from '@/lib/overview/filters';

export const groupForm = z.object({ name: line(LIMITS.groupName) });
export type GroupForm = z.infer<typeof groupForm>;

export const renameGroupForm = groupForm.extend({ groupId: z.uuid('invalid') });
export type RenameGroupForm = z.infer<typeof renameGroupForm>;

/** A group that was chosen, or '' for none; null then. */
export const chosenGroup = z
  .union([z.literal(''), z.uuid('choose_one')], { error: 'choose_one' })
  .transform((id) => id || null);

/** Teams that were ticked, each once, and where they go: into a group or, with `UNGROUPED`, into none. */
export const moveTeamsForm = z.object({
  teamIds: z.preprocess(
    (ticked) => [...new Set(ticked === undefined ? [] : [ticked].flat())],
    z.array(z.uuid('invalid')).min(1, 'tick_one').max(LIMITS.teamsAtOnce, 'invalid'),
  ),
  groupId: z
    .union([z.literal(UNGROUPED), z.uuid('choose_one')], { error: 'choose_one' })
    .transform((id) => (id === UNGROUPED ? null : id)),
});
export type MoveTeamsForm = z.infer<typeof moveTeamsForm>;
