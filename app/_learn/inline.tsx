import { Fragment } from 'react';
import type { Run } from '@/lib/learn/inline';
import { glossaryPath } from '@/lib/learn/paths';
import type { Lang } from '@/lib/model/schema';
import { codeWords } from './code-words';
import { numbered } from './numbered';
import './term.css';

/** The language that is not the reader's, in its own name. */
export const OTHER_LANGUAGE: Record<Lang, string> = { en: 'Português', 'pt-BR': 'English' };

/** Code breaks between its words, and at nothing else that fits in a line. */
const codeOf = (text: string) =>
  numbered(codeWords(text)).map(({ key, part: { word, whole } }) =>
    whole ? (
      <span key={key} className="whitespace-nowrap">
        {word}
      </span>
    ) : (
      word
    ),
  );

/** A text with its markup, and with the terms of the glossary as links that hint at the word in the other language. */
export function Inline({ runs, lang }: { runs: readonly Run[]; lang: Lang }) {
  return numbered(runs).map(({ key, part: run }) => {
    const words = run.code ? <code>{codeOf(run.text)}</code> : run.text;
    const shown = run.strong ? <strong>{words}</strong> : words;
    if (!run.term) return <Fragment key={key}>{shown}</Fragment>;
    const hint = run.term.other ? `${OTHER_LANGUAGE[lang]}: ${run.term.other}` : undefined;
    return (
      <a key={key} href={glossaryPath(run.term.id)} title={hint} className="term">
        {shown}
      </a>
    );
  });
}

/** Paragraphs of such a text. */
export function Paragraphs({ of, lang }: { of: readonly (readonly Run[])[]; lang: Lang }) {
  return numbered(of).map(({ key, part: runs }) => (
    <p key={key}>
      <Inline runs={runs} lang={lang} />
    </p>
  ));
}
