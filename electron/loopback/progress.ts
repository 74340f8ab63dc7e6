import type { ServerResponse } from 'node:http';
import type { Progress } from '../../shared/door.ts';

/** Server-sent events: how far long work has come, to every page that listens. */
export interface ProgressFeed {
  listen(response: ServerResponse): void;
  send(progress: Progress): void;
  close(): void;
}

export function progressFeed(): ProgressFeed {
  const listeners = new Set<ServerResponse>();
  return {
    listen(response) {
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
      // A first comment makes the browser's connection count as open.
      response.write(': listening\n\n');
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
    },
    send(progress) {
      for (const listener of listeners) listener.write(`data: ${JSON.stringify(progress)}\n\n`);
    },
    close() {
      for (const listener of listeners) listener.end();
      listeners.clear();
    },
  };
}
