import type { ShownBundle } from '../../shared/bundles.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notices.tsx';
import { Section } from '../ui/page.tsx';
import { linesOf, momentWords, signatureWords, titleWords } from './words.ts';

/** The content of a bundle, to read only. */
export function ReadView({ bundle, onClose }: { bundle: ShownBundle; onClose: () => void }) {
  const seal = signatureWords(bundle);
  return (
    <div className="import-plan">
      <p>{bundle.purpose === '' ? bundle.title : `${bundle.purpose} – ${bundle.title}`}. Made on {momentWords(bundle.created)} by {bundle.from}, {bundle.board}, for {bundle.to}.</p>
      <Notice look={seal.look}>{seal.text}</Notice>
      {bundle.tables.map(({ table, label, count, rows }) => (
        <Section key={table} title={`${count.toLocaleString('en-GB')} ${label}`}>
          <ul className="plan-items read-items">
            {rows.map((row) => (
              <li key={row.id} className="plan-item">
                <details>
                  <summary>{titleWords(row.title, row.fields, bundle.names)}</summary>
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
      <div className="plan-foot"><div className="form-foot"><Button onClick={onClose}>Close</Button><span className="soft">Nothing of it is taken in.</span></div></div>
    </div>
  );
}
