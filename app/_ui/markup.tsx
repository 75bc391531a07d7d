import type { Html } from '@/app/_lib/html';
import { InertMarkup } from './inert-markup';

/** Puts a piece of `Html` on the page: long, inert lists, whose texts `html` has escaped. */
export function Markup({ html, className }: { html: Html; className?: string }) {
  return <InertMarkup markup={html.markup} className={className} />;
}
