import { Missing } from './_trouble/missing';
import PublicLayout from './(public)/layout';

/** An address that no page has. */
export default function NotFound() {
  return (
    <PublicLayout>
      <Missing />
    </PublicLayout>
  );
}
