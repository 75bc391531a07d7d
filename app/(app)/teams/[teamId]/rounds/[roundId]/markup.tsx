import { InertMarkup } from '@/app/_ui/inert-markup';
import type { Html } from './_html/html';

/** Puts a piece of `Html` on the page: long, inert lists, whose texts `html` has escaped. */
export function Markup({ html, className }: { html: Html; className?: string }) {
  return <InertMarkup markup={html.markup} className={className} />;
}
