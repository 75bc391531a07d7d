import clsx from 'clsx';
import { encode } from 'uqr';

interface Props {
  text: string;
  label: string;
  /** Its size on the page. */
  className?: string;
}

/** A text as a picture for the camera of another device: always dark on white, whatever the theme, or apps cannot read it. */
export function QrCode({ text, label, className = 'size-48' }: Props) {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const d = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className={clsx('rounded-md border border-line', className)}
    >
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path fill="#000" d={d} />
    </svg>
  );
}
