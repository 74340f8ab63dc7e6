import { useAddress } from '../address.ts';
import { TabLinks } from '../records/tab-links.tsx';

const TABS = [
  { to: '/register', title: 'Register' }, { to: '/people', title: 'People' }, { to: '/organisations', title: 'Organisations' }, { to: '/bodies', title: 'Bodies' },
];

/** The four screens about who is who. */
export function PeopleArea() {
  const { path } = useAddress();
  return <TabLinks label="People, organisations and bodies" tabs={TABS.map((tab) => ({ ...tab, current: tab.to === path }))} />;
}
