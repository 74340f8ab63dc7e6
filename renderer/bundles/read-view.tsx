import type { ShownBundle } from '../../shared/bundles.ts';
import { formatInstant } from '../../shared/dates.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notices.tsx';
import { Section } from '../ui/page.tsx';
import { linesOf, signatureWords } from './words.ts';

/** The content of a bundle, to read only. */
export function ReadView({ bundle, onClose }: { bundle: ShownBundle; onClose: () => void }) {
  const seal = signatureWords(bundle);
  return (
    <div className="import-plan">
      <p>{bundle.purpose === '' ? bundle.title : `${bundle.purpose} – ${bundle.title}`}. Made {formatInstant(bundle.created)} by {bundle.from}, {bundle.board}, for {bundle.to}. Nothing of it is taken in.</p>
      <Notice look={seal.look}>{seal.text}</Notice>
      {bundle.tables.map(({ table, label, count, rows }) => (
        <Section key={table} title={`${count.toLocaleString('en-GB')} ${label}`}>
          <ul className="plan-items">
            {rows.map((row) => (
              <li key={row.id} className="plan-item">
                <details>
                  <summary>{row.title}</summary>
                  <dl className="facts">
                    {linesOf(table, Object.fromEntries(Object.entries(row.fields).filter(([, value]) => value !== null && value !== '')), bundle.names).map(([field, words]) => <div key={field} className="sheet-line"><dt>{field}</dt><dd className="kept-lines">{words}</dd></div>)}
                  </dl>
                </details>
              </li>
            ))}
          </ul>
          {count > rows.length && <p className="soft">The first {rows.length} of {count.toLocaleString('en-GB')}.</p>}
        </Section>
      ))}
      <div className="form-foot"><Button onClick={onClose}>Close</Button></div>
    </div>
  );
}
