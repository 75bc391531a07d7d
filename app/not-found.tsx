import { Missing } from './_trouble/missing';

/** An address that no page has. */
export default function NotFound() {
  return <Missing framed />;
}
