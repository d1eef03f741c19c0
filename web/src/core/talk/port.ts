/** What one connection to a talk tells; `closed` is always its last word. */
export type TalkSignal =
  | { readonly type: 'open' }
  | { readonly type: 'frame'; readonly text: string }
  | { readonly type: 'closed'; readonly code: number };

/** One connection to a talk. What is sent after it closed goes nowhere. */
export interface TalkSocket {
  send(text: string): void;
  close(): void;
}

/** The way to the server as {@link TalkSession} sees it: a WebSocket in the browser, a hand-written double in tests. */
export interface TalkPort {
  /** Opens a new connection; never throws. The listener is called later, never from within. */
  open(listener: (signal: TalkSignal) => void): TalkSocket;
}

/** How the server closes a connection for a reason of its own. */
export const CLOSE = {
  /** The invitation ended. */
  barred: 4403,
  /** Another connection of the same seat took its place. */
  replaced: 4409,
  /** Too many frames could not be read. */
  misbehaved: 4400,
} as const;

/** The connection in a browser. */
export function webSocketPort(url: string): TalkPort {
  return {
    open(listener) {
      const socket = new WebSocket(url);
      socket.onopen = () => listener({ type: 'open' });
      socket.onmessage = ({ data }) => {
        if (typeof data === 'string') listener({ type: 'frame', text: data });
      };
      socket.onclose = ({ code }) => listener({ type: 'closed', code });
      return {
        send(text) {
          if (socket.readyState === WebSocket.OPEN) socket.send(text);
        },
        close: () => socket.close(),
      };
    },
  };
}
