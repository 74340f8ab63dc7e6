import type { Result } from '../../shared/result.ts';
import { callDoor, deliver } from '../call.ts';
import { toast } from '../ui-store.ts';

type FileType = 'docx' | 'pdf' | 'xlsx' | 'csv' | 'ics';
const safe = (name: string): string => name.replace(/[^\p{L}\p{N} .,()&'’-]/gu, ' ').replace(/\s+/g, ' ').trim().slice(0, 80);

/** Asks where a file is to go, has it written there, and says so; a problem comes as a toast. */
export async function writeFile(name: string, type: FileType, write: (to: string) => Promise<Result<{ name: string; pages: number | null }>>): Promise<void> {
  const problem = (message: string): void => toast({ kind: 'problem', text: message });
  const place = await callDoor('door.saveAs', { name: `${safe(name)}.${type}`, type });
  if (!place.ok) return problem(place.error.message);
  if (place.value === null) return;
  const result = await write(place.value.token);
  if (!result.ok) return result.error.code === 'cancelled' ? undefined : problem(result.error.message);
  const delivered = await deliver(place.value.token);
  if (!delivered.ok) return problem(delivered.error.message);
  const { pages } = result.value;
  toast({ kind: 'done', text: `${result.value.name} is written${pages === null ? '' : `, ${pages} ${pages === 1 ? 'page' : 'pages'}`}` });
}
