import { formatInstant, todayInLondon } from '../../shared/dates.ts';
import { useAddress } from '../address.ts';
import { useAbout } from '../about.ts';
import { useQuery } from '../cache.ts';
import { PLACES } from '../places.ts';
import { useUi } from '../ui-store.ts';
import { Link } from '../ui/link.tsx';
import { ago } from '../ui/when.ts';
import { useView } from '../view.ts';

/** The places of the product; at the foot the data file, its last good backup, and settings. */
export function Rail() {
  const { path } = useAddress();
  const collapsed = useUi((state) => state.railCollapsed);
  return (
    <nav className="rail" aria-label="Places">
      <div className="rail-head">
        <span className="wordmark" aria-hidden={collapsed || undefined}>Boardwright</span>
        <button
          type="button"
          className="rail-fold"
          aria-expanded={!collapsed}
          aria-label={collapsed ? 'Show the names of the places' : 'Make the list of places narrow'}
          onClick={() => useUi.setState({ railCollapsed: !collapsed })}
        >
          <span aria-hidden="true">{collapsed ? '»' : '«'}</span>
        </button>
      </div>
      <ul>
        {PLACES.map((place) => {
          const here = place.path === '/' ? path === '/' : [place.path, ...place.also ?? []].some((one) => path === one || path.startsWith(`${one}/`));
          return (
            <li key={place.path}>
              <Link to={place.path} className="rail-place" aria-current={here ? 'page' : undefined} title={collapsed ? place.label : undefined}>
                <span className="rail-mark" aria-hidden="true">{place.mark}</span><span className="rail-label">{place.label}</span>
              </Link>
            </li>
          );
        })}
      </ul>
      <RailFoot current={path === '/keeping'} />
    </nav>
  );
}

function RailFoot({ current }: { current: boolean }) {
  const about = useAbout();
  const backups = useQuery('backups.list', {});
  const { today } = useView();
  const last = backups.data?.[0];
  return (
    <div className="rail-foot">
      <div className="rail-file" title={about?.fileName}>{about?.fileName ?? ' '}</div>
      {backups.data !== undefined && (
        <Link to="/keeping?tab=backups" quiet className={`rail-backup ${last === undefined ? 'rail-warning' : ''}`} title={last === undefined ? undefined : formatInstant(last.at)}>
          {last === undefined ? 'No backup yet' : `Backed up ${ago(todayInLondon(last.at), today)}`}
        </Link>
      )}
      <Link to="/keeping" quiet className="rail-settings" aria-label="Settings and keeping" aria-current={current ? 'page' : undefined}>
        <span className="rail-mark" aria-hidden="true">S</span><span className="rail-label">Settings and keeping</span>
      </Link>
    </div>
  );
}
