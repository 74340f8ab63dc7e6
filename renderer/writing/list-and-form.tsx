import type { ReactNode } from 'react';
import { Inspector } from '../ui/inspector.tsx';
import './writing.css';

/** A list, and beside it the form of the one that is open. */
export function ListAndForm({ title, form, onClose, children }: { title: string | null; form: ReactNode; onClose: () => void; children: ReactNode }) {
  return (
    <div className="list-and-form">
      <div className="section">{children}</div>
      {title !== null && <Inspector key={title} title={title} onClose={onClose} focus>{form}</Inspector>}
    </div>
  );
}
