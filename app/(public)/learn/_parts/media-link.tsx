import type { LocalMedia } from '@/lib/learn/local';
import type { LearnWords } from './words';

/** A link to something elsewhere, with its kind and length. */
export function MediaLink({
  media: { href, title, kind, minutes },
  t,
}: {
  media: LocalMedia;
  t: LearnWords;
}) {
  return (
    <p>
      <a href={href} rel="noreferrer" className="link">
        {title}
      </a>{' '}
      <span className="text-sm text-ink-soft">{`(${t(`topic.media.${kind}`, { minutes })})`}</span>
    </p>
  );
}
