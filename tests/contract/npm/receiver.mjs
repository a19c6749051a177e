// A server that webhooks are sent to.

import { once } from 'node:events';
import { createServer } from 'node:http';

/** Listens; `next()` is the next webhook, whose body is as it came. */
export async function receiver() {
  const hooks = [];
  const waiting = [];
  const server = createServer(async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    response.end();
    const hook = { body: Buffer.concat(parts), signature: request.headers['stripe-signature'] };
    const reader = waiting.shift();
    if (reader) reader(hook);
    else hooks.push(hook);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}/hooks`,
    next: () => (hooks.length ? hooks.shift() : new Promise((read) => waiting.push(read))),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
