import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './button.tsx';

/** A modal window to decide something. Esc and ✕ close it; a form inside keeps what was typed as a draft. */
export function Dialog({ title, open, onClose, wide = false, children }:
  { title: string; open: boolean; onClose: () => void; wide?: boolean; children: ReactNode }) {
  return (
    <ModalOverlay className="dialog-veil" isOpen={open} onOpenChange={(now) => { if (!now) onClose(); }} isDismissable>
      <Modal className={`dialog ${wide ? 'wide' : ''}`}>
        <AriaDialog>
          <div className="dialog-head">
            <Heading slot="title" level={2}>{title}</Heading>
            <Button look="quiet" icon small onClick={onClose} aria-label="Close">✕</Button>
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
