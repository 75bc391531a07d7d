import { Badge } from '@/app/_ui/badge';
import type { LinkTo } from '@/lib/learn/local';

interface Props {
  facet: LinkTo;
  /** Says in the reader's language what the tag means, for example "Mainly:". */
  label: string;
}

/** What a practice mainly is, leading to the others of its kind. */
export function FacetTag({ facet, label }: Props) {
  return (
    <p>
      <Badge>
        {label}
        <a href={facet.href} className="link inline-block py-0.5">
          {facet.title}
        </a>
      </Badge>
    </p>
  );
}
