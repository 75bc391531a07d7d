import type { SectionGroup } from '@/lib/answering/section-groups';
import type { Strings } from './strings';

interface Props {
  group: SectionGroup;
  words: Strings['list'];
  level: 3 | 4;
}

/** What a list of answers is divided by: the framework, and the part that the person's role has in it. */
export function GroupHeading({ group: { frameworkTitle, part }, words, level }: Props) {
  const Heading = `h${level}` as const;
  return (
    <Heading className="text-lg">
      {frameworkTitle}
      {part ? <span className="text-base font-normal text-ink-soft"> · {words[part]}</span> : null}
    </Heading>
  );
}
