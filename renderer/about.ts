import { useEffect, useState } from 'react';
import type { DoorOutput } from '../shared/door.ts';
import { callDoor } from './call.ts';

type About = DoorOutput<'door.about'>;
let about: About | undefined;

/** Which door this is and the name of the data file; undefined until the door has answered. It does not change while the page is open. */
export function useAbout(): About | undefined {
  const [known, setKnown] = useState(about);
  useEffect(() => {
    if (about !== undefined) return;
    let here = true;
    void callDoor('door.about', {}).then((result) => {
      if (!result.ok) return;
      about = result.value;
      if (here) setKnown(result.value);
    });
    return () => { here = false; };
  }, []);
  return known;
}
