import type { AttendanceFiguresOut, AttendanceSettings } from '../../shared/attendance-figures.ts';
import { formatShortDate } from '../../shared/dates.ts';
import { setQuery } from '../address.ts';
import { Checkbox } from '../ui/field.tsx';
import { Inspector } from '../ui/inspector.tsx';
import { Link } from '../ui/link.tsx';
import { useView } from '../view.ts';
import { Differences } from './differences.tsx';
import { close } from './places.ts';
import { QuorumForm } from './quorum-form.tsx';
import type { Asked } from './question.ts';
import { RulesForm } from './rules-form.tsx';

/** What stands beside the table, other than an explanation. */
export function Beside({ what, asked, settings, figures }: { what: string; asked: Asked; settings: AttendanceSettings; figures: AttendanceFiguresOut | undefined }) {
  const { bodies } = useView();
  const [kind, id] = what.split(':');
  const body = bodies.find((one) => one.id === id);
  if (kind === 'rules') return <Inspector title="How attendance is counted" onClose={close} focus><RulesForm settings={settings} onDone={close} /></Inspector>;
  if (kind === 'compare') return <Inspector title="By other rules" onClose={close} focus><Differences asked={asked} /></Inspector>;
  if (kind === 'bodies') return <Inspector title="Bodies counted together" onClose={close} focus><Bodies asked={asked} /></Inspector>;
  if (kind === 'quorum' && body !== undefined) return <Inspector key={body.id} title={`Quorum of ${body.name}`} onClose={close} focus><QuorumForm body={body} onDone={close} /></Inspector>;
  if (kind === 'gaps' && figures !== undefined) return <Inspector title="What the record leaves open" onClose={close} focus><Gaps figures={figures} /></Inspector>;
  return null;
}

function Bodies({ asked }: { asked: Asked }) {
  const { bodies } = useView();
  const chosen = new Set(asked.bodyIds.length === 0 ? bodies.map((body) => body.id) : asked.bodyIds);
  const toggle = (id: string, on: boolean) => {
    const next = bodies.filter((body) => (body.id === id ? on : chosen.has(body.id))).map((body) => body.id);
    setQuery({ bodies: next.length === 0 ? '' : next.join(',') });
  };
  return (
    <div className="checks">
      {bodies.map((body) => <Checkbox key={body.id} label={body.name} value={chosen.has(body.id)} onChange={(on) => toggle(body.id, on)} />)}
    </div>
  );
}

function Gaps({ figures }: { figures: AttendanceFiguresOut }) {
  return (
    <ul className="attendance-gaps">
      {figures.gaps.map((gap) => (
        <li key={gap.meetingId}><Link to={`/meetings/${gap.meetingId}?tab=attendance`}>{formatShortDate(gap.date)}, {gap.bodyName}</Link><br />{gap.words}</li>
      ))}
    </ul>
  );
}
