import { Component, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';

/** Keeps a fault in one screen from taking the rest of the page with it. */
export class ScreenGuard extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <Page title="This screen cannot be shown">
        <EmptyState action={<Button look="primary" onClick={() => window.location.reload()}>Load the page again</Button>}>
          Something went wrong in Boardwright while drawing this screen. What you saved is safe in the data file, and what you typed in a form is kept.
        </EmptyState>
      </Page>
    );
  }
}
