import { useState } from 'react';
import type { Register } from '../../shared/registers.ts';
import { useAddress } from '../address.ts';
import { call } from '../call.ts';
import { TabLinks } from '../records/tab-links.tsx';
import { writeFile } from '../records/write-file.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Checkbox } from '../ui/field.tsx';
import { Menu } from '../ui/menu.tsx';
import { useView } from '../view.ts';

const TABS = [
  { to: '/plan', title: 'Business plan' }, { to: '/challenges', title: 'Challenges' }, { to: '/risks', title: 'Risks' }, { to: '/recommendations', title: 'Recommendations' },
];

/** The four screens about what the board promised and whether it happened. */
export function PlanArea() {
  const { path } = useAddress();
  return <TabLinks label="Plan, challenges, risks and recommendations" tabs={TABS.map((tab) => ({ ...tab, current: tab.to === path }))} />;
}

const FORMATS = [{ format: 'docx', label: 'As Word' }, { format: 'pdf', label: 'As PDF' }, { format: 'xlsx', label: 'As spreadsheet' }] as const;
/** A register as a paper. What is exempt is left out unless asked for. */
export function RegisterPapers({ register, title }: { register: Register; title: string }) {
  const { bodyId, today } = useView();
  const [asking, setAsking] = useState<(typeof FORMATS)[number]['format'] | null>(null);
  const [exempt, setExempt] = useState(false);
  const write = async (format: (typeof FORMATS)[number]['format']) => {
    setAsking(null);
    await writeFile(`${title} ${today}${exempt ? ' NOT FOR PUBLICATION' : ''}`, format, (to) => call('registers.export', { register, ...(bodyId === null ? {} : { bodyId }), exempt, format, to }));
  };
  return (
    <>
      <Menu label="Papers" entries={FORMATS.map(({ format, label }) => ({ id: format, label, run: () => setAsking(format) }))} />
      <Dialog title={`Write: ${title.toLowerCase()}`} open={asking !== null} onClose={() => setAsking(null)}>
        <Checkbox label="With exempt entries" hint="Left out otherwise, with every word of them." value={exempt} onChange={setExempt} />
        <div className="form-foot"><Button look="primary" onClick={() => { if (asking !== null) void write(asking); }}>Write it</Button><Button onClick={() => setAsking(null)}>Cancel</Button></div>
      </Dialog>
    </>
  );
}
