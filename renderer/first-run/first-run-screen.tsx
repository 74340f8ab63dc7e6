import { useEffect, useRef, useState } from 'react';
import type { ShownBundle } from '../../shared/bundles.ts';
import { BOARD_KINDS } from '../../shared/board.ts';
import { ok } from '../../shared/result.ts';
import { ReadView } from '../bundles/read-view.tsx';
import { useBundleFile } from '../bundles/use-bundle-file.tsx';
import { perform, useCommand } from '../cache.ts';
import { openBoard } from '../call.ts';
import { initialsOf } from '../keeping/initials.ts';
import { toast } from '../ui-store.ts';
import { Button } from '../ui/button.tsx';
import { Select, TextField } from '../ui/field.tsx';
import { FormFrame } from '../ui/form-frame.tsx';
import { useForm } from '../ui/form.ts';
import '../bundles/bundles.css';
import './first-run.css';

const INITIAL = { name: '', kind: 'safeguarding children partnership' as (typeof BOARD_KINDS)[number], area: '', deskName: '', deskRole: 'Business manager' };

/** A new data file: name the board and begin, open another file, or look at the sample. */
export function FirstRunScreen() {
  const [shown, setShown] = useState<ShownBundle>();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => { document.title = 'Welcome – Boardwright'; }, []);
  // What held the focus is gone with the other page.
  useEffect(() => { if (shown !== undefined) heading.current?.focus(); }, [shown]);
  if (shown !== undefined) return <main className="first-run"><h1 ref={heading} tabIndex={-1}>Bundle from {shown.from}</h1><ReadView bundle={shown} onClose={() => setShown(undefined)} /></main>;
  return (
    <main className="first-run">
      <header className="first-run-head">
        <p className="wordmark">Boardwright</p>
        <h1>Set up your board</h1>
        <p className="soft">Meetings, minutes, actions and members of one board, in one file on this computer. Nothing leaves it unless you send it.</p>
      </header>
      <div className="first-run-columns">
        <BoardForm />
        <OtherWays onShown={setShown} />
      </div>
    </main>
  );
}

function BoardForm() {
  const form = useForm({
    draft: 'board:new',
    initial: INITIAL,
    unsaved: 'The board is not created yet',
    submit: async ({ name, kind, area, deskName, deskRole }) => {
      const desk = deskName.trim() === '' ? {} : { desk: { name: deskName, initials: initialsOf(deskName.trim()), role: deskRole } };
      const made = await perform('board.create', { name, kind, area: area.trim() || null, ...desk }, { inline: true });
      if (!made.ok) return made;
      // The board itself is its first body; sub-groups come later.
      const body = await perform('bodies.create', { name: made.value.name, kind: 'board' });
      return body.ok ? ok(null) : body;
    },
  });
  return (
    <FormFrame form={form} save="Create the board">
      <TextField label="Name of the board" hint="As it stands at the head of your minutes, such as Northfield Safeguarding Children Partnership" {...form.field('name')} />
      <div className="form-row">
        <Select label="What kind it is" options={BOARD_KINDS} {...form.field('kind')} />
        <TextField label="Area" optional {...form.field('area')} />
      </div>
      <fieldset className="first-run-desk">
        <legend>Who is at the desk</legend>
        <p className="field-hint">Asked once. Your name is kept beside each change you make.</p>
        <div className="form-row">
          <TextField label="Your name" optional autoComplete="name" {...form.field('deskName')} />
          <TextField label="Your role" {...form.field('deskRole')} />
        </div>
      </fieldset>
    </FormFrame>
  );
}

function OtherWays({ onShown }: { onShown: (bundle: ShownBundle) => void }) {
  const file = useBundleFile({ onShown });
  const sample = useCommand('board.loadSample');
  const open = async () => {
    const result = await openBoard();
    if (!result.ok) toast({ text: result.error.message, kind: 'problem' });
    else if (result.value !== null) window.location.reload();
  };
  return (
    <aside className="first-run-other" aria-label="Other ways to begin">
      <h2>Look round first</h2>
      <p>The sample board has a year of meetings, members and minutes, all made up. You can remove it in one step.</p>
      <Button busy={sample.busy} onClick={() => void sample.run({})}>{sample.busy ? 'Opening the sample…' : 'Open the sample board'}</Button>
      <h2>Already have a board?</h2>
      <p>Open a Boardwright file (.boardwright) from this computer or a network drive.</p>
      <Button onClick={() => void open()}>Open a file</Button>
      <h2>Were you sent a bundle?</h2>
      <p>Read a file that ends in .board.json without a board of your own. Nothing of it is kept.</p>
      <Button busy={file.busy} onClick={() => file.choose('show')}>Read a bundle</Button>
      {file.status}
    </aside>
  );
}
