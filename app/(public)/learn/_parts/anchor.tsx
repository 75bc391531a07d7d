import type { ReactNode } from 'react';

interface Props {
  /** Id of the element, which is its address on the page. */
  id: string;
  /** Accessible name of the link, for example "Link to Data drift". */
  label: string;
}

/** A link from an element to itself, to copy and share; shown when somebody points at the element or tabs to it. */
export function SelfLink({ id, label }: Props) {
  return (
    <a href={`#${id}`} className="self-link">
      <span className="sr-only">{label}</span>
    </a>
  );
}

interface HeadingProps extends Props {
  level: 2 | 3;
  className?: string;
  children: ReactNode;
}

/** A heading with its link; the element around it carries the id and the class `anchored`. */
export function AnchoredHeading({ id, label, level, className, children }: HeadingProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="flex items-start gap-1">
      <Heading id={`${id}-title`} className={className}>
        {children}
      </Heading>
      <SelfLink id={id} label={label} />
    </div>
  );
}
