import { escapeXml } from '@/lib/charts/svg';

/** Markup in which every text was escaped: only `html` and `chart` below make one. */
export class Html {
  private constructor(readonly markup: string) {}

  /** Fills a template; texts and numbers are escaped, other markup and lists of it go in as they are. */
  static fill(strings: TemplateStringsArray, ...values: Value[]): Html {
    let markup = strings[0] ?? '';
    values.forEach((value, index) => {
      markup += write(value) + (strings[index + 1] ?? '');
    });
    return new Html(markup);
  }

  /** A drawing from lib/charts, whose builders escape every text they are given; inside HTML it needs no namespace. */
  static chart(svg: string): Html {
    return new Html(svg.replace(' xmlns="http://www.w3.org/2000/svg"', ''));
  }
}

export type Value = Html | string | number | null | false | readonly (Html | null)[];

function write(value: Value): string {
  if (value === null || value === false) return '';
  if (value instanceof Html) return value.markup;
  if (typeof value === 'string') return escapeXml(value);
  if (typeof value === 'number') return String(value);
  let markup = '';
  for (const one of value) markup += one?.markup ?? '';
  return markup;
}

/**
 * html`<p>${text}</p>`: markup as a string, for long inert lists. A React element is built, serialised, read back and
 * rendered; a result has over two thousand elements, which as strings are only copied.
 */
export const html = Html.fill;
