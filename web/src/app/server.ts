/** The media server is the one that served this page; only the development server may point elsewhere. */
export function serverUrl(): string {
  const other = import.meta.env.DEV ? new URLSearchParams(location.search).get('server') : null;
  return other ?? location.origin.replace(/^http/, 'ws');
}

/** `?v=0` asks for the older two-connection protocol, to find out whether a network or a server minds the newer one. */
export function singlePeerConnection(): boolean {
  return new URLSearchParams(location.search).get('v') !== '0';
}
