import { Inline } from '@/app/_learn/inline';
import { StairGlyph } from '@/app/_ui/stair-glyph';
import type { LocalQuestion } from '@/lib/learn/principles';
import { builtInModel } from '@/lib/model/load';
import { type Lang, LEVELS } from '@/lib/model/schema';
import type { LearnWords } from './words';

interface Props {
  asked: LocalQuestion;
  lang: Lang;
  t: LearnWords;
}

/** A question with its five answers, each with the mark of its level. */
export function Question({ asked, lang, t }: Props) {
  const { scale } = builtInModel();
  return (
    <div>
      <p className="max-w-read text-ink-soft">
        <Inline runs={asked.question} lang={lang} />
      </p>
      <ol className="learn-levels">
        {LEVELS.map((level) => (
          <li key={level}>
            <StairGlyph level={level} label="" size={20} />
            <div>
              <p className="text-sm text-ink-soft">
                {t('principle.level', { level, name: scale[level].name[lang] })}
              </p>
              <p>
                <Inline runs={asked.levels[level] ?? []} lang={lang} />
              </p>
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}
