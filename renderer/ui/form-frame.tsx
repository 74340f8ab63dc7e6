import type { ReactNode } from 'react';
import type { Form } from './form.ts';
import { Button } from './button.tsx';
import { ErrorNotice, Notice } from './notices.tsx';

/** A form element with its notices and buttons: `<FormFrame form={form} save="Add person" onCancel={…}>fields</FormFrame>`. */
export function FormFrame<V>({ form, save, onCancel, extra, plain = false, children }:
  { form: Form<V>; /** The words on the button. */ save: string; onCancel?: () => void; /** Further buttons beside it. */ extra?: ReactNode; /** For a page with several forms, none of which is its one purpose. */ plain?: boolean; children: ReactNode }) {
  return (
    <form className="form" {...form.props}>
      {form.restored && (
        <Notice action={<Button small onClick={form.discard}>Discard it</Button>}>What you typed here before is back. It has not been saved yet.</Notice>
      )}
      {form.problem !== undefined && <ErrorNotice problem={form.problem} />}
      {children}
      <div className="form-foot">
        <Button type="submit" look={plain ? 'plain' : 'primary'} busy={form.busy} keys="Ctrl+S">{save}</Button>
        {onCancel !== undefined && <Button onClick={onCancel}>{form.dirty ? 'Leave for later' : 'Cancel'}</Button>}
        {extra}
      </div>
    </form>
  );
}
