// Server-sent events read with fetch: unlike EventSource it can send the token in a header.
import { Problem, Root, access, headers } from './api.js';

// Reads events until the stream ends; opened is told once the server has answered, missed when the reader was too slow to be told all.
export async function readEvents(path, { signal, opened, event, missed = () => {} }) {
  const answer = await fetch(Root + path, { headers: headers({ Accept: 'text/event-stream' }), signal, cache: 'no-store' });
  if (answer.status === 401) access.set({ wanted: true });
  if (!answer.ok) throw new Problem(answer.status, `The control API answered ${answer.status}`);
  opened();
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let rest = ''; ;) {
    const { value, done } = await reader.read();
    if (done) return;
    const blocks = (rest + value).split('\n\n');
    rest = blocks.pop();
    for (const block of blocks) {
      const data = block.split('\n').filter(line => line.startsWith('data:')).map(line => line.slice(5).trimStart()).join('\n');
      if (data && block.split('\n').includes('event: missed')) missed();
      else if (data) event(JSON.parse(data));
    }
  }
}
