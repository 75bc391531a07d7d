import { type Html, html } from '@/app/_lib/html';
import type { LocalMedia } from '@/lib/learn/local';
import type { LearnWords } from './words';

/** A link to something elsewhere, with its kind and length. */
export function mediaHtml(media: LocalMedia, t: LearnWords): Html {
  const { href, title, kind, minutes } = media;
  return html`<p><a href="${href}" rel="noreferrer" class="link">${title}</a> <span class="text-sm text-ink-soft">(${t(`topic.media.${kind}`, { minutes })})</span></p>`;
}
