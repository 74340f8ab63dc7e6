import { Fragment } from 'react';
import { useUi } from '../ui-store.ts';
import { Dialog } from './dialog.tsx';
import { useKeys, type KeyHelp } from './keys.ts';

const EVERYWHERE: readonly KeyHelp[] = [
  { keys: 'Ctrl+K', does: 'Find anything, go anywhere' },
  { keys: 'Ctrl+S', does: 'Save what you are filling in' },
  { keys: 'Ctrl+Z', does: 'Undo the last change (in a text field: the last typing)' },
  { keys: 'Ctrl+Shift+Z', does: 'Redo; Ctrl+Y does the same' },
  { keys: 'Esc', does: 'Close what is open; nothing you typed is lost' },
  { keys: '↑ ↓', does: 'Walk through a table or a list' },
  { keys: 'Enter', does: 'Open the row' },
  { keys: 'F1 or ?', does: 'This list' },
];

/** F1: the keys of this screen, then those that work everywhere. */
export function KeysHelp() {
  const open = useUi((state) => state.keysHelp);
  const here = useKeys();
  return (
    <Dialog title="Keys" open={open} onClose={() => useUi.setState({ keysHelp: false })}>
      {here.length > 0 && <><h3>On this screen</h3><KeyList keys={here} /></>}
      <h3>Everywhere</h3>
      <KeyList keys={EVERYWHERE} />
    </Dialog>
  );
}

function KeyList({ keys }: { keys: readonly KeyHelp[] }) {
  return <dl className="keys">{keys.map((one) => <Fragment key={one.keys}><dt><kbd>{one.keys}</kbd></dt><dd>{one.does}</dd></Fragment>)}</dl>;
}
