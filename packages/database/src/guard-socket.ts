import type { EventEmitter } from 'node:events';

type Socket = EventEmitter & { destroy(error?: Error): unknown };

/**
 * A listener that throws while it reads a socket would end the process: the error has nobody above it. The socket ends
 * instead, and with it whatever waited for an answer on it.
 */
export function guardSocket(socket: Socket): void {
  const emit = socket.emit;
  socket.emit = function guarded(this: Socket, name, ...args) {
    if (name !== 'data' && name !== 'readable') return emit.call(this, name, ...args);
    try {
      return emit.call(this, name, ...args);
    } catch (error) {
      this.destroy(error instanceof Error ? error : new Error(String(error)));
      return true;
    }
  };
}
