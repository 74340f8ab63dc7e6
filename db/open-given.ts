import { closeSync, constants, fstatSync, openSync } from 'node:fs';

/** Not known on Windows, which has no such pipes. */
const WITHOUT_WAITING = (constants.O_NONBLOCK as number | undefined) ?? 0;

/**
 * Opens a file from elsewhere for reading. A pipe, whose opening would wait for ever for somebody to write into it, a device or a folder
 * is not opened: null. The caller closes `file`. Throws what the system says.
 */
export function openGiven(path: string): { file: number; size: number } | null {
  const file = openSync(path, constants.O_RDONLY | WITHOUT_WAITING);
  try {
    const about = fstatSync(file);
    if (about.isFile()) return { file, size: about.size };
  } catch (error) {
    closeSync(file);
    throw error;
  }
  closeSync(file);
  return null;
}
