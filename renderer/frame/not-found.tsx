import { Link } from '../ui/link.tsx';
import { EmptyState } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';

/** An address that leads nowhere: mistyped, or of something that is no longer there. */
export function NotFound() {
  return (
    <Page title="This page is not here">
      <EmptyState action={<Link to="/" button="primary">Go to Home</Link>}>
        The address may be mistyped, or lead to something that was deleted. Press Ctrl+K to find it, or undo a deletion with Ctrl+Z.
      </EmptyState>
    </Page>
  );
}
