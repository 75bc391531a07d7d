import type { TeamAccess } from '@/lib/access/types';
import { scaleIn } from '@/lib/answering/sections';
import type { Words } from '@/lib/i18n/words';
import type { ItemInRoom, RoundToMeet } from '@/lib/meetings/queries';
import { anchorsOf, findItem, principle } from '@/lib/model/graph';
import { text } from '@/lib/model/localize';
import type { FrameworkId, Lang, Level } from '@/lib/model/schema';

/** An item in words. */
export interface ItemWords {
  title: string;
  /** The principle it belongs to; null for a principle itself. */
  home: string | null;
  framework: FrameworkId;
  question: string | null;
  /** Name and meaning of each level, 0 first. */
  levels: readonly { level: Level; name: string; anchor: string }[];
}

/** What every part of the page needs. */
export interface MeetingContext {
  w: Words;
  lang: Lang;
  access: TeamAccess;
  round: RoundToMeet;
  /** Address of the page. */
  here: `/teams/${string}/rounds/${string}`;
  wordsOf: (itemId: string) => ItemWords;
  titleOf: (itemId: string) => string;
}

export function meetingContext(
  given: Pick<MeetingContext, 'w' | 'lang' | 'access' | 'round'>,
): MeetingContext {
  const { lang, access, round } = given;
  const { model } = round;
  const titleOf = (itemId: string) => {
    const item = findItem(model, itemId);
    return item ? text(item.title, lang) : itemId;
  };
  const wordsOf = (itemId: string): ItemWords => {
    const item = findItem(model, itemId);
    if (!item) throw new Error(`The model of a round has its item ${itemId}.`);
    const home = 'principle' in item ? principle(model, item.principle) : null;
    const anchors = anchorsOf(model, item, lang);
    return {
      title: text(item.title, lang),
      home: home && text(home.title, lang),
      framework: (home ?? ('framework' in item ? item : principle(model, item.principle))).framework,
      question: item.question ? text(item.question, lang) : null,
      levels: scaleIn(model, lang).map(({ level, name, anchor }) => ({
        level,
        name,
        anchor: anchors.generic ? anchor : (anchors.levels[level] ?? anchor),
      })),
    };
  };
  return { ...given, here: `/teams/${access.teamId}/rounds/${round.id}`, wordsOf, titleOf };
}

/** "agreed: 2", "talked about", "skipped"; null where nobody has come by. */
export function stateText({ w }: MeetingContext, { made }: ItemInRoom): string | null {
  if (made.agreed !== null) return w('meeting.list.agreed', { level: made.agreed });
  return made.state && w(`meeting.list.${made.state}`);
}
