import { formatLongDate } from '../dates.ts';
import type { RagLevel } from '../plan/scale.ts';
import { ANSWER_FORMAT } from './answer.ts';
import { formRows, type FormRow } from './form-rows.ts';
import type { Bundle } from './format.ts';

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign]!);

/**
 * One page of HTML that somebody fills in without the program: only its own rows, nothing loaded from anywhere (its policy forbids it), and a button that
 * saves the answer as a file to send back. Values of the board are written as text, never as script.
 */
export function formPage(bundle: Bundle): string {
  const rows = formRows(bundle.tables).map(fieldset);
  const head = { format: ANSWER_FORMAT, formatVersion: 1, answersTo: { id: bundle.id, hash: bundle.hash } };
  const reply = bundle.replyBy === null ? '' : ` Please send it back by ${formatLongDate(bundle.replyBy)}.`;
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; form-action 'none'; base-uri 'none'">
<title>${safe(bundle.scope.title)} – for ${safe(bundle.to)}</title>
<style>
body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#16222d;background:#fbfaf7}
fieldset{border:1px solid #d9d6cf;margin:0 0 1rem;padding:.5rem 1rem 1rem;background:#fff}legend{font-weight:600;padding:0 .3rem}
label{display:block;margin-top:.6rem}.about{margin:.2rem 0;color:#4a5763}input,textarea,select{font:inherit;width:100%;box-sizing:border-box;padding:.3rem;border:1px solid #6a7580;background:#fff;color:inherit}
textarea{min-height:5rem}input[type=date]{width:12rem}button{font:inherit;padding:.5rem 1rem;background:#0b5d5e;color:#fff;border:0}:focus-visible{outline:3px solid #ffbf47;outline-offset:1px}
</style></head><body>
<h1>${safe(bundle.scope.title)}</h1>
<p>From ${safe(bundle.sender.name)}${bundle.sender.role === '' ? '' : `, ${safe(bundle.sender.role)}`}, ${safe(bundle.sender.board)}. For ${safe(bundle.to)}. ${safe(bundle.purpose)}</p>
<p>Fill in what has changed, save the answer, and send the saved file back by e-mail.${reply} Nothing leaves this page by itself.</p>
<form id="form">
${rows.join('\n')}
<label>Your name<input id="who" required maxlength="100"></label>
<p><button type="submit">Save the answer</button> <span id="said" role="status"></span></p>
</form>
<script>
var head = ${JSON.stringify(head).replace(/</g, '\\u003c')};
function uuid() {
  var b = crypto.getRandomValues(new Uint8Array(16)); b[6] = b[6] & 15 | 64; b[8] = b[8] & 63 | 128;
  var h = Array.from(b, function (n) { return n.toString(16).padStart(2, '0'); }).join('');
  return [h.slice(0, 8), h.slice(8, 12), h.slice(12, 16), h.slice(16, 20), h.slice(20)].join('-');
}
var form = document.getElementById('form');
var place = 'boardwright form ' + head.answersTo.id;
var inputs = Array.from(form.querySelectorAll('[data-field], #who'));
// What is typed stays in this browser until the answer is sent, so that closing the page loses nothing. Some browsers keep nothing for files.
try {
  (JSON.parse(localStorage.getItem(place)) || []).forEach(function (value, n) { if (inputs[n]) inputs[n].value = value; });
} catch (error) { /* then the page is as it was sent */ }
form.addEventListener('input', function () {
  try { localStorage.setItem(place, JSON.stringify(inputs.map(function (one) { return one.value; }))); } catch (error) { /* then nothing is kept */ }
});
form.addEventListener('submit', function (event) {
  event.preventDefault();
  var values = Array.from(document.querySelectorAll('[data-field]'), function (one) {
    return { table: one.dataset.table, id: one.dataset.id, field: one.dataset.field, value: one.value };
  });
  var answer = Object.assign({}, head, { id: uuid(), created: new Date().toISOString(), name: document.getElementById('who').value.trim() || 'Not named', values: values });
  var link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(answer)], { type: 'application/json' }));
  link.download = 'answer.board.json';
  link.click();
  document.getElementById('said').textContent = 'Saved as answer.board.json. Send that file back.';
});
</script>
</body></html>
`;
}

function fieldset({ table, id, title, about, blanks }: FormRow): string {
  const fields = blanks.map(({ field, label, ask, value, levels }) => {
    const names = `data-table="${table}" data-id="${safe(id)}" data-field="${field}"`;
    const control = ask === 'lines' ? `<textarea ${names}>\n${safe(value)}</textarea>` : ask === 'colour' ? `<select ${names}><option value="">No change</option>${colours(levels)}</select>`
      : `<input type="${ask === 'date' ? 'date' : 'text'}" ${names} value="${safe(value)}">`;
    return `<label>${label}${control}</label>`;
  });
  return `<fieldset><legend>${safe(title)}</legend>${about.map((line) => `<p class="about">${safe(line)}</p>`).join('')}${fields.join('')}</fieldset>`;
}
const colours = (levels: readonly RagLevel[]): string => levels.map(({ colour, word, meaning }) => `<option value="${colour}">${safe(word)}: ${safe(meaning)}</option>`).join('');
