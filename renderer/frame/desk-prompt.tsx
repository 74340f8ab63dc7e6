import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { DeskForm } from '../keeping/desk-form.tsx';

/** Asks once, without standing in the way, who is at the desk. */
export function DeskPrompt() {
  const [asking, setAsking] = useState(false);
  return (
    <div className="banner no-print" role="note">
      <p>Changes are recorded without a name, because nobody has said who is at the desk.</p>
      <Button small onClick={() => setAsking(true)}>Say who is at the desk</Button>
      <Dialog title="Who is at the desk?" open={asking} onClose={() => setAsking(false)}>
        <DeskForm desk={null} onDone={() => setAsking(false)} />
      </Dialog>
    </div>
  );
}
