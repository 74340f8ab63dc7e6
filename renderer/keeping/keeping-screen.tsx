import { setQuery, useAddress } from '../address.ts';
import { useAbout } from '../about.ts';
import { Page } from '../ui/page.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { Abbreviations } from '../writing/abbreviations.tsx';
import { Phrases } from '../writing/phrases.tsx';
import { Backups } from './backups.tsx';
import { BoardAndDesk } from './board-and-desk.tsx';
import { History } from './history.tsx';
import './keeping.css';

const TABS = [
  { id: 'board', title: 'Board and desk', content: <BoardAndDesk /> },
  { id: 'phrases', title: 'Phrases', content: <Phrases /> },
  { id: 'abbreviations', title: 'Abbreviations', content: <Abbreviations /> },
  { id: 'backups', title: 'Backups', content: <Backups /> },
  { id: 'history', title: 'What was changed', content: <History /> },
];

/** What the board is called, who is at the desk, how it looks; backups; and the record of every change. */
export function KeepingScreen() {
  const { query } = useAddress();
  const about = useAbout();
  const tab = TABS.find((one) => one.id === query['tab'])?.id ?? 'board';
  return (
    <Page title="Settings and keeping" below={about && `${about.fileName}, Boardwright ${about.version}`}>
      <Tabs label="Settings and keeping" tabs={TABS} value={tab} onChange={(id) => setQuery({ tab: id })} />
    </Page>
  );
}
