import { Link } from '../ui/link.tsx';
import './records.css';

/** Screens that belong together, as links: each is a place of its own, which Back and reload keep. */
export function TabLinks({ label, tabs }: { label: string; tabs: readonly { to: string; title: string; current: boolean }[] }) {
  return (
    <nav className="tab-list tab-links no-print" aria-label={label}>
      {tabs.map((tab) => <Link key={tab.to} to={tab.to} quiet className="tab" aria-current={tab.current ? 'page' : undefined}>{tab.title}</Link>)}
    </nav>
  );
}
