import { calendarDay, formatMoment } from '@/lib/i18n/format';
import { words } from '@/lib/i18n/words';
import type { Lang } from '@/lib/model/schema';
import { REASONS } from './left-out';

interface About {
  organization: string;
  timeZone: string;
  now: Date;
  /** Names of the files beside it. */
  files: readonly ArchiveFileName[];
}

/** Files of the archive, each with a line in the messages of `archive.files`. */
export const ARCHIVE_FILES = [
  'organization.json',
  'people.csv',
  'groups.csv',
  'teams.csv',
  'team-people.csv',
  'job-roles.csv',
  'links.csv',
  'link-uses.csv',
  'saved-views.csv',
  'background.csv',
  'rounds.csv',
  'results.csv',
  'changes.csv',
  'comments.csv',
  'not-applicable.csv',
  'repeating.csv',
  'meetings.csv',
  'agreed.csv',
  'plans.csv',
  'steps.csv',
  'targets.csv',
  'models.csv',
  'small-teams.csv',
  'models/',
  'drafts/',
  'security-log.csv',
] as const;
export type ArchiveFileName = (typeof ARCHIVE_FILES)[number];

/** The key of a file in the messages, which have no dots in theirs. */
const keyOf = (name: ArchiveFileName) => name.replace(/\W+/g, '_').replace(/_$/, '') as FileKey;
type FileKey = keyof typeof import('@/lib/i18n/messages/en/archive.json')['files'];

/** What is in the archive, how to read it, and what is not in it and why. */
export function archiveReadme(lang: Lang, { organization, timeZone, now, files }: About): string {
  const w = words(lang, 'archive');
  const list = (lines: readonly string[]) => lines.map((line) => `- ${line}\n`).join('');
  return [
    `${w('title', { organization })}\n`,
    `${w('made', { moment: formatMoment(lang, now, timeZone), day: calendarDay(now, timeZone) })}\n`,
    `\n${w('whatIsIn')}\n\n`,
    list(files.map((name) => `${name}: ${w(`files.${keyOf(name)}`)}`)),
    `\n${w('how.title')}\n\n`,
    list([w('how.csv'), w('how.ids'), w('how.empty'), w('how.moment')]),
    `\n${w('whatIsNot')}\n\n`,
    list(REASONS.map((reason) => w(`leftOut.${reason}`))),
  ].join('');
}
