import type { ReactNode } from 'react';
import { Inline, Paragraphs } from '@/app/_learn/inline';
import { numbered } from '@/app/_learn/numbered';
import { CircleAlert } from '@/app/_ui/icons';
import { Table, Td, Th } from '@/app/_ui/table';
import { getTranslations } from '@/lib/i18n/translate';
import type { LocalBlock } from '@/lib/learn/local';
import type { Lang } from '@/lib/model/schema';
import { Code } from './code';
import { Figure } from './figure';
import { LinkList } from './links';
import { List } from './list';

interface Props {
  block: LocalBlock;
  lang: Lang;
  /** Title of the section, which names what has no name of its own. */
  section: string;
}

/** One block of a topic. */
export async function Block({ block, lang, section }: Props) {
  const t = await getTranslations('learn.topic');
  switch (block.kind) {
    case 'text':
      return <Paragraphs of={block.paragraphs} lang={lang} />;
    case 'quote':
      return (
        <figure className="learn-quote">
          <blockquote>
            <Paragraphs of={block.paragraphs} lang={lang} />
          </blockquote>
          <figcaption>{block.by}</figcaption>
        </figure>
      );
    case 'list':
      return <List look={block.style} items={block.items} lang={lang} section={section} />;
    case 'table':
      return <DataTable block={block} lang={lang} />;
    case 'code':
      return (
        <figure className="space-y-2">
          <figcaption className="text-sm text-ink-soft">{block.caption}</figcaption>
          <Code code={block.code} label={t('code', { name: block.caption })} />
        </figure>
      );
    case 'compare':
      return (
        <div className="learn-compare">
          {block.cards.map(({ title, code, note }) => (
            <figure key={title} className="min-w-0 space-y-2">
              <figcaption className="font-medium">{title}</figcaption>
              <Code code={code} label={t('code', { name: title })} />
              {note ? (
                <p className="text-sm text-ink-soft">
                  <Inline runs={note} lang={lang} />
                </p>
              ) : null}
            </figure>
          ))}
        </div>
      );
    case 'correction':
      return (
        <aside className="learn-correction">
          <CircleAlert aria-hidden />
          <div className="space-y-2">
            <p className="font-medium">{t('correction')}</p>
            <Paragraphs of={block.paragraphs} lang={lang} />
          </div>
        </aside>
      );
    case 'figure':
      return <Figure id={block.id} caption={block.caption} lang={lang} />;
    case 'try':
      return (
        <div className="learn-try">
          <p className="text-sm font-medium text-ink-soft">{t('try')}</p>
          <p className="font-medium">
            <Inline runs={block.question} lang={lang} />
          </p>
          <details>
            <summary>{t('answer')}</summary>
            <div className="space-y-2 pt-1">
              <Paragraphs of={block.answer} lang={lang} />
            </div>
          </details>
        </div>
      );
    case 'links':
      return (
        <div>
          <p className="text-sm font-medium text-ink-soft">{t('see')}</p>
          <LinkList to={block.to} />
        </div>
      );
  }
}

function DataTable({ block, lang }: { block: Extract<LocalBlock, { kind: 'table' }>; lang: Lang }) {
  return (
    <Table caption={block.caption} className="learn-table">
      <thead>
        <tr>
          {numbered(block.head).map(({ key, part: cell }) => (
            <Th key={key}>
              <Inline runs={cell} lang={lang} />
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {numbered(block.rows).map(({ key, part: row }) => (
          <tr key={key}>
            {numbered(row).map(({ key: column, part: cell }) => (
              <Cell key={column} first={column === '0'}>
                <Inline runs={cell} lang={lang} />
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** The first cell names its row. */
function Cell({ first, children }: { first: boolean; children: ReactNode }) {
  return first ? <Th scope="row">{children}</Th> : <Td>{children}</Td>;
}
