import { MinutesSettings } from './minutes-settings.tsx';
import { BOARD_KINDS, type Board } from '../../shared/board.ts';
import { perform, useQuery } from '../cache.ts';
import { openBoard } from '../call.ts';
import { setTheme, useTheme, type Theme } from '../theme.ts';
import { toast } from '../ui-store.ts';
import { Button } from '../ui/button.tsx';
import { RadioGroup, Select, TextField } from '../ui/field.tsx';
import { FormFrame } from '../ui/form-frame.tsx';
import { useForm } from '../ui/form.ts';
import { ErrorNotice, Waiting } from '../ui/notices.tsx';
import { Section } from '../ui/page.tsx';
import { DeskForm } from './desk-form.tsx';

/** The board’s details, who is at the desk, the look of the page, and another file. */
export function BoardAndDesk() {
  const board = useQuery('board.get', {});
  if (board.data === undefined || board.data.board === null) return board.error === undefined ? <Waiting /> : <ErrorNotice problem={board.error} />;
  const { desk } = board.data;
  return (
    <div className="keeping-columns">
      <Section title="The board"><BoardForm key={board.data.board.version} board={board.data.board} /></Section>
      <Section title="Who is at the desk">
        <p className="soft">Kept beside every change from now on. Earlier changes keep the name they were made under.</p>
        <DeskForm key={JSON.stringify(desk)} desk={desk} plain />
      </Section>
      <Section title="Draft minutes"><MinutesSettings /></Section>
      <Section title="Looks"><ThemeChoice /></Section>
      <Section title="Another board">
        <p className="soft">One file holds one board. Opening another closes this one; nothing in it is lost.</p>
        <div><Button onClick={() => void openAnother()}>Open another file</Button></div>
      </Section>
    </div>
  );
}

function BoardForm({ board }: { board: Board }) {
  const form = useForm({
    draft: 'board',
    initial: { name: board.name, kind: board.kind, area: board.area ?? '' },
    submit: ({ name, kind, area }) => perform('board.update', { version: board.version, set: { name, kind, area: area.trim() || null } },
      { done: 'The board’s details are changed', inline: true }),
    unsaved: 'The board’s details are not saved yet',
  });
  return (
    <FormFrame form={form} save="Save the board’s details" plain>
      <TextField label="Name of the board" {...form.field('name')} />
      <Select label="What kind it is" options={BOARD_KINDS} {...form.field('kind')} />
      <TextField label="Area" optional {...form.field('area')} />
    </FormFrame>
  );
}

const THEME_OPTIONS = [{ value: 'system', label: 'As the system’s' }, { value: 'light', label: 'Light' }, { value: 'dark', label: 'Dark' }] satisfies { value: Theme; label: string }[];
function ThemeChoice() {
  const theme = useTheme();
  return <RadioGroup label="Theme" across options={THEME_OPTIONS} value={theme} onChange={setTheme} />;
}

async function openAnother(): Promise<void> {
  const result = await openBoard();
  if (!result.ok) toast({ text: result.error.message, kind: 'problem' });
  else if (result.value !== null) {
    window.location.hash = '#/';
    window.location.reload();
  }
}
