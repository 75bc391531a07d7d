import { Fragment, type ReactNode } from 'react';
import { Table, Td, Th } from '@/app/_ui/table';
import type { LocalCatalogue, LocalScale, LocalStatements } from '@/lib/learn/crosswalks';
import type { Library } from '@/lib/learn/library';
import type { LinkTo } from '@/lib/learn/local';
import { AnchoredHeading } from './anchor';
import { OutsideLink } from './outside-link';
import type { LearnWords } from './words';

interface Words {
  shelf: Library;
  t: LearnWords;
}

/** Catalogues and scales in the order of the page. */
function parts({ crosswalks: { catalogues, scales, statements } }: Library) {
  const [dora, manifesto, ...others] = catalogues;
  return { first: [dora, manifesto].filter((one) => one !== undefined), scales, others, statements };
}

/** The sections of the page, for its table of contents. */
export function crosswalkSections(shelf: Library, t: LearnWords): { id: string; title: string }[] {
  const { first, scales, others, statements } = parts(shelf);
  const last = statements.length > 0 ? [{ id: 'statements', title: t('crosswalks.statements') }] : [];
  return [...first, ...scales, ...others, ...last];
}

/** Every crosswalk, section by section. */
export function Crosswalks({ shelf, t }: Words) {
  const { first, scales, others, statements } = parts(shelf);
  return (
    <div className="learn-article mt-12">
      {first.map((one) => (
        <CatalogueSection key={one.id} of={one} shelf={shelf} t={t} />
      ))}
      {scales.map((one) => (
        <ScaleSection key={one.id} of={one} t={t} />
      ))}
      {others.map((one) => (
        <CatalogueSection key={one.id} of={one} shelf={shelf} t={t} />
      ))}
      {statements.length > 0 ? <StatementsSection of={statements} shelf={shelf} t={t} /> : null}
    </div>
  );
}

interface SectionProps {
  of: { id: string; title: string; url?: string };
  t: LearnWords;
  children: ReactNode;
}

function Section({ of: { id, title, url }, t, children }: SectionProps) {
  const about = `crosswalks.about.${id}` as Parameters<LearnWords>[0];
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="anchored learn-section">
      <AnchoredHeading id={id} level={2} label={t('nav.self', { name: title })}>
        {title}
      </AnchoredHeading>
      <p>
        {t.has(about) ? t(about) : null}
        {url ? (
          <>
            {' '}
            <OutsideLink href={url} words={t('crosswalks.source')} />
          </>
        ) : null}
      </p>
      {children}
    </section>
  );
}

interface CrosswalkTableProps {
  caption: string;
  columns: readonly string[];
  /** Rows. */
  children: ReactNode;
}

function CrosswalkTable({ caption, columns, children }: CrosswalkTableProps) {
  return (
    <Table caption={caption} hideCaption className="learn-table learn-crosswalk">
      <thead>
        <tr>
          {columns.map((column) => (
            <Th key={column}>{column}</Th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </Table>
  );
}

/** Links with the family of each principle, because several families have a principle of the same name. */
function WithFamily({ shelf, items, label }: { shelf: Library; items: readonly LinkTo[]; label: string }) {
  const familyOf = ({ id, kind }: LinkTo) =>
    kind === 'principle' ? shelf.families.find((one) => id.startsWith(one.id)) : undefined;
  return (
    <ul aria-label={label} className="learn-links">
      {items.map((item) => {
        const family = familyOf(item);
        return (
          <li key={item.id}>
            <a href={item.href} className="link">
              {item.title}
            </a>
            {family ? <span className="text-sm text-ink-soft"> {family.title}</span> : null}
          </li>
        );
      })}
    </ul>
  );
}

function CatalogueSection({ of, shelf, t }: Words & { of: LocalCatalogue }) {
  const key = `crosswalks.entry.${of.id}` as Parameters<LearnWords>[0];
  return (
    <Section of={of} t={t}>
      <CrosswalkTable caption={of.title} columns={[t.has(key) ? t(key) : of.title, t('crosswalks.here')]}>
        {of.entries.map(({ id, title, url, items }) => (
          <tr key={id} id={id} className="anchored">
            <Th scope="row">{url ? <OutsideLink href={url} words={title} /> : title}</Th>
            <Td>
              <WithFamily shelf={shelf} items={items} label={title} />
            </Td>
          </tr>
        ))}
      </CrosswalkTable>
    </Section>
  );
}

/** A need: a practice, or several of which one is enough. */
function Need({ options, t }: { options: readonly LinkTo[]; t: LearnWords }) {
  return (
    <li>
      {options.map(({ id, href, title }, i) => (
        <Fragment key={id}>
          {i > 0 ? ` ${t('crosswalks.or')} ` : null}
          <a href={href} className="link">
            {title}
          </a>
        </Fragment>
      ))}
    </li>
  );
}

function ScaleSection({ of, t }: { of: LocalScale; t: LearnWords }) {
  return (
    <Section of={of} t={t}>
      <CrosswalkTable caption={of.title} columns={[t('crosswalks.level'), t('crosswalks.needs')]}>
        {of.levels.map(({ id, level, title, description, needs }) => (
          <tr key={id} id={id} className="anchored">
            <Th scope="row">
              <span className="tnum">{level}</span> {title}
              <span className="block font-normal text-ink-soft">{description}</span>
            </Th>
            <Td>
              {needs.length > 0 ? (
                <>
                  <ul className="learn-links">
                    {needs.map((options) => (
                      <Need key={options.map((one) => one.id).join()} options={options} t={t} />
                    ))}
                  </ul>
                  {level > 1 ? (
                    <p className="text-sm text-ink-soft">{t('crosswalks.below', { level: level - 1 })}</p>
                  ) : null}
                </>
              ) : (
                <p>{t('crosswalks.needsNothing')}</p>
              )}
            </Td>
          </tr>
        ))}
      </CrosswalkTable>
    </Section>
  );
}

function StatementsSection({ of, shelf, t }: Words & { of: readonly LocalStatements[] }) {
  return (
    <Section of={{ id: 'statements', title: t('crosswalks.statements') }} t={t}>
      {of.map(({ id, title, url, items }) => (
        <div key={id} id={id} className="anchored">
          <h3>{title}</h3>
          <p>
            <OutsideLink href={url} words={t('crosswalks.source')} />
          </p>
          <CrosswalkTable caption={title} columns={[t('crosswalks.principle'), t('crosswalks.numbers')]}>
            {items.map(({ to, numbers }) => (
              <tr key={to.id}>
                <Th scope="row">
                  <WithFamily shelf={shelf} items={[to]} label={to.title} />
                </Th>
                <Td className="tnum">{numbers}</Td>
              </tr>
            ))}
          </CrosswalkTable>
        </div>
      ))}
    </Section>
  );
}
