import { headers } from 'next/headers';
import { keepMarkup } from '@/app/_lib/markup-store';
import { wantsDocument } from '@/lib/access/request-headers';
import { InertSlot } from './inert-slot';

interface Props {
  /** From lib/charts or an escaping template, and nothing else. */
  markup: string;
  className?: string;
  inline?: boolean;
}

/**
 * A long piece of markup without behaviour. As an ordinary child it would be in a page twice: as HTML, and again in
 * the data from which React brings the page to life. Here a whole page has it once, as HTML.
 */
export async function InertMarkup({ markup, ...place }: Props) {
  return wantsDocument(await headers()) ? (
    <InertSlot kept={keepMarkup(markup)} {...place} />
  ) : (
    <InertSlot markup={markup} {...place} />
  );
}
