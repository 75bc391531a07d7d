import { Paragraphs } from '@/app/_learn/inline';
import { StairGlyph } from '@/app/_ui/stair-glyph';
import type { Library } from '@/lib/learn/library';
import { SelfLink } from './anchor';
import { LinkList } from './links';
import type { LearnWords } from './words';

/** What can be seen in a repository, check by check. */
export function Evidence({ shelf: { evidence, lang }, t }: { shelf: Library; t: LearnWords }) {
  return (
    <ul className="learn-evidence">
      {evidence.map(({ id, title, looksFor, cap, practices }) => (
        <li key={id} id={id} className="anchored">
          <div className="flex items-start gap-1">
            <h2 className="text-lg">{title}</h2>
            <SelfLink id={id} label={t('nav.self', { name: title })} />
          </div>
          <p className="tnum text-sm text-ink-soft">{id}</p>
          <div className="mt-2">
            <p className="text-sm text-ink-soft">{t('evidence.looksFor')}</p>
            <Paragraphs of={looksFor} lang={lang} />
          </div>
          <p className="mt-2 flex items-center gap-1.5 text-sm">
            <StairGlyph level={cap} label="" />
            {t('evidence.cap', { level: cap })}
          </p>
          <LinkList to={practices} label={t('evidence.practices')} />
        </li>
      ))}
    </ul>
  );
}
