import type { Words } from '@/lib/i18n/words';
import type { ItemComments } from '@/lib/rounds/comments';

const LIST = 'mt-1 space-y-2';
const ITEM = 'border-l-2 border-line pl-3 whitespace-pre-line wrap-anywhere';

function Texts({ title, texts }: { title: string; texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <>
      <p className="mt-3 text-sm text-ink-soft">{title}</p>
      <ul className={LIST}>
        {texts.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two people may write the same, and their order stays
          <li key={at} dir="auto" className={ITEM}>
            {one}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Links lead where people said; the address is what is read, so that nobody is led elsewhere than they think. */
function Links({ title, links }: { title: string; links: readonly string[] }) {
  if (links.length === 0) return null;
  return (
    <>
      <p className="mt-3 text-sm text-ink-soft">{title}</p>
      <ul className={LIST}>
        {links.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two people may name the same page, and their order stays
          <li key={at} className={ITEM}>
            <a className="link wrap-anywhere" href={one} rel="noreferrer nofollow ugc">
              {one}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Whether anybody wrote something beside an item that this viewer may read. */
export const isAnything = (written: ItemComments | undefined): written is ItemComments =>
  written !== undefined &&
  [written.comments, written.evidence, written.reasons].some((one) => one.length > 0);

/** What people wrote beside one item, by nobody in particular. */
export function ItemTexts({ w, written }: { w: Words; written: ItemComments }) {
  return (
    <>
      <Texts title={w('results.comments.comments')} texts={written.comments} />
      <Links title={w('results.comments.evidence')} links={written.evidence} />
      <Texts title={w('results.comments.reasons')} texts={written.reasons} />
    </>
  );
}
