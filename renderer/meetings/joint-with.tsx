import { Checkbox } from '../ui/field.tsx';
import { useView } from '../view.ts';

/** The other bodies at a joint meeting. */
export function JointWith({ bodyId, value, error, onChange }: { bodyId: string; value: readonly string[]; error: string | undefined; onChange: (bodyIds: string[]) => void }) {
  const others = useView().bodies.filter((one) => one.id !== bodyId);
  if (others.length === 0) return null;
  return (
    <fieldset className={`field ${error === undefined ? '' : 'wrong'}`}>
      <legend className="field-label">Joint with</legend>
      <span className="field-hint">Their members are expected too, and it counts for their attendance.</span>
      {error !== undefined && <span className="field-error">{error}</span>}
      <div className="checks">
        {others.map(({ id, name }) => (
          <Checkbox key={id} label={name} value={value.includes(id)} onChange={(on) => onChange(on ? [...value, id] : value.filter((one) => one !== id))} />
        ))}
      </div>
    </fieldset>
  );
}
