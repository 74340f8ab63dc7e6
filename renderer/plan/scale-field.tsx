import { RAG_COLOURS, STANDINGS, type OpenStanding, type RagColour, type RagLevel, type RagScale } from '../../shared/plan/scale.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox, Select, TextField } from '../ui/field.tsx';
import { PlanMark } from './mark.tsx';

const STANDING_WORDS: Record<OpenStanding, string> = { overdue: 'Overdue', 'at risk': 'At risk', 'not started': 'Not started', 'on track': 'On track' };
const LETTERS: Record<RagColour, string> = { red: 'R', amber: 'A', green: 'G', blue: 'B', white: 'W', grey: 'X' };

/** The colours of a plan, from the worst to the best as they are printed: word, letter, meaning, which is complete, and which the rule proposes for what. */
export function ScaleField({ scale, onChange }: { scale: RagScale; onChange: (levels: RagLevel[]) => void }) {
  const { levels } = scale;
  const change = (at: number, set: Partial<RagLevel>) => onChange(levels.map((level, index) => (index === at ? { ...level, ...set } : level)));
  // One colour for each standing: given to another, it is taken from the one that had it.
  const stands = (at: number, standing: OpenStanding, on: boolean) => onChange(levels.map((level, index) => {
    const others = level.standsFor.filter((one) => one !== standing);
    return index === at && on ? { ...level, standsFor: [...others, standing] } : { ...level, standsFor: others };
  }));
  const left = RAG_COLOURS.filter((colour) => !levels.some((level) => level.colour === colour));
  const add = (colour: RagColour) => onChange([...levels, { colour, letter: LETTERS[colour], word: colour.charAt(0).toUpperCase() + colour.slice(1), meaning: 'What it means', final: false, standsFor: [] }]);
  return (
    <fieldset className="field plan-scale">
      <legend className="field-label">What the colours mean</legend>
      {levels.map((level, at) => (
        <fieldset key={level.colour} className="plan-level">
          <legend><PlanMark scale={scale} colour={level.colour} /></legend>
          <div className="form-row">
            <TextField label={`Word for ${level.colour}`} value={level.word} onChange={(word) => change(at, { word })} />
            <TextField label={`Letter for ${level.colour}`} narrow className="short" maxLength={2} value={level.letter} onChange={(letter) => change(at, { letter })} />
          </div>
          <TextField label={`Meaning of ${level.colour}`} value={level.meaning} onChange={(meaning) => change(at, { meaning })} />
          <Checkbox label="An action in this colour is complete" value={level.final} onChange={(final) => change(at, { final, ...(final ? { standsFor: [] } : {}) })} />
          {!level.final && (
            <div className="checks across" role="group" aria-label={`The rule proposes ${level.colour} for`}>
              {STANDINGS.map((standing) => <Checkbox key={standing} label={STANDING_WORDS[standing]} value={level.standsFor.includes(standing)} onChange={(on) => stands(at, standing, on)} />)}
            </div>
          )}
          <div><Button small look="quiet" aria-disabled={levels.length <= 2} aria-label={`Take out ${level.colour}`} onClick={() => onChange(levels.filter((_, index) => index !== at))}>Take out</Button></div>
        </fieldset>
      ))}
      {left.length > 0 && <Select label="Another colour" none="Add a colour" options={left.map((colour) => ({ value: colour, label: colour.charAt(0).toUpperCase() + colour.slice(1) }))} value="" onChange={(colour) => { if (left.includes(colour as RagColour)) add(colour as RagColour); }} />}
    </fieldset>
  );
}
