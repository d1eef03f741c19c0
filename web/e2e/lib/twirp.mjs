// The admin API spoken by hand: raw Twirp requests, so that statuses, headers and bodies can be compared exactly.
export async function twirp(server, method, message, { token, type = 'application/json', ...more } = {}) {
  const headers = { 'Content-Type': type, ...more.headers };
  if (token) headers.Authorization = `Bearer ${token}`;
  const answer = await fetch(`${server.httpUrl}/twirp/livekit.RoomService/${method}`, {
    method: more.httpMethod ?? 'POST',
    headers,
    body: more.httpMethod === 'GET' ? undefined : type === 'application/json' ? JSON.stringify(message) : message,
  });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const contentType = answer.headers.get('content-type');
  const text = () => new TextDecoder().decode(bytes);
  return {
    status: answer.status,
    contentType,
    bytes,
    body: contentType === 'application/json' ? JSON.parse(text()) : text(),
  };
}
