// A reporter that says which file has begun, for whoever waits (`scripts/test.sh`).
import { basename } from 'node:path';

export default async function* begun(events) {
  let before;
  for await (const { type, data } of events) {
    if (type === 'test:start' && data.file !== undefined && data.file !== before) {
      before = data.file;
      yield `→ ${basename(data.file, '.test.mjs')}\n`;
    }
  }
}
